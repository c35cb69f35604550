using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>
/// The function, of machine code alone, that stores a block's whole numbers of up to 32 bits byte by byte. It takes them as machine words,
/// which pack() has checked while they were objects. Docs/decisions/0119.
/// </summary>
internal sealed class BlockStore(string owner, IReadOnlyList<DeviceStep> steps, BlockPlace place, RecordFields fields)
{
    /// <summary>
    /// What a call costs, in values that struct takes one by one and the function nearly for nothing: 57 ns to 11 on x64.
    /// </summary>
    private const int CallCost = 5;

    /// <summary>Capitals of the class are in it, so that no variable of pack() is called the same.</summary>
    public string Name => PythonNames.GetStore(owner);

    public string Owner => owner;

    /// <summary>What it takes, typed, on lines of a comfortable length.</summary>
    public IReadOnlyList<string> Parameters => Wrapped(["buffer: ptr8", .. Values.Prepend(Start.Variable).Select(v => $"{v}: int")], "):");

    /// <summary>What it is given.</summary>
    public IReadOnlyList<string> Arguments => Wrapped(["buffer", place.At(0), .. Values], ")");

    /// <summary>Its statements: a byte each.</summary>
    public IReadOnlyList<string> Lines => [.. steps.SelectMany(GetLines)];

    /// <summary>Its last byte in the buffer.</summary>
    public string LastByte => place.At(steps[^1].End - 1);

    /// <summary>The names of reserved fields among them; "" for none.</summary>
    public string Reserved => ReservedField.GetNames(steps);

    // By a variable, of messages too, though they start at a number: MicroPython 1.25 on an ESP32 stores by a number alone what is in
    // another register.
    private BlockPlace Start { get; } = new(Free("offset", fields), 0);

    private IEnumerable<string> Values => steps.SelectMany(s => GetValues(s, fields));

    /// <summary>The function for a block; null where it would not save what a call costs.</summary>
    public static BlockStore? Create(string owner, DeviceRecord device, BlockPlace place, RecordFields fields)
    {
        // What is more than a call takes is left to pack_into.
        var taken = 0;
        var steps = device.Block.Where(IsStored).TakeWhile(s => (taken += GetValues(s, fields).Count()) <= BlockWrite.MostValues);
        var store = new BlockStore(owner, [.. steps], place, fields);
        var calls = 1 + BlockWrite.GetRuns(device, store).Count - BlockWrite.GetRuns(device, null).Count;
        return store.Values.Count() >= CallCost * (1 + calls) ? store : null;
    }

    /// <summary>The function stores it.</summary>
    public bool Has(DeviceStep step) => steps.Contains(step);

    private static bool IsStored(DeviceStep step) => step switch
    {
        BitsStep => true,
        FieldStep { Role: FieldRole.Number, Field: var field } => IsWord(field),
        ConstantStep { Field: { IsArray: false, IsComposite: false, IsByteArray: false } field } => IsWord(field),
        _ => false,
    };

    private static bool IsWord(FieldSpec field) => !field.Wire.IsFloat() && field.Wire.Size() <= sizeof(uint);

    private static string Free(string name, RecordFields fields) => fields.All.Any(f => f.Local == name) ? Free(name + "_", fields) : name;

    private static List<string> Wrapped(string[] names, string end) => PythonTypes.Wrap(names, width: 100, end);

    private static IEnumerable<string> GetValues(DeviceStep step, RecordFields fields) => step switch
    {
        BitsStep set => BitByte.CreateList(set, fields).Select(b => b.Name),
        ConstantStep => [],
        _ => [GetName(step, fields)],
    };

    private static string GetName(DeviceStep step, RecordFields fields) => fields.Get(((FieldStep)step).Field).Local;

    private IEnumerable<string> GetLines(DeviceStep step) =>
        Enumerable.Range(0, step.Size).Select(i => $"buffer[{Start.At(step.Offset + i)}] = {GetByte(step, i)}");

    private string GetByte(DeviceStep step, int index) => step switch
    {
        BitsStep set => BitByte.NameOrZero(set, set.Bytes[index]),
        ConstantStep removed => $"{removed.Bytes[index]}",
        _ when index == 0 => GetName(step, fields),
        _ => $"{GetName(step, fields)} >> {8 * index}",
    };
}
