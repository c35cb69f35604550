using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>
/// The function, of machine code alone, that stores a block's whole numbers of up to 32 bits byte by byte. It takes them as machine words, which pack()
/// has checked while they were objects. Docs/decisions/0119.
/// </summary>
internal sealed class BlockStore(string owner, IReadOnlyList<BlockSlot> slots, BlockPlace place, RecordFields fields)
{
    /// <summary>What a call costs, in values that struct takes one by one and the function nearly for nothing: 57 ns to 11 on x64.</summary>
    private const int CallCost = 5;

    /// <summary>Capitals of the class are in it, so that no field, which is a variable of pack(), is called the same.</summary>
    public string Name => PythonNames.StoreOf(owner);

    public string Owner => owner;

    /// <summary>What it takes, typed, on lines of a comfortable length.</summary>
    public IReadOnlyList<string> Parameters => Wrapped(["buffer: ptr8", .. Values.Prepend(Start.Variable).Select(v => $"{v}: int")], "):");

    /// <summary>What it is given.</summary>
    public IReadOnlyList<string> Arguments => Wrapped(["buffer", place.At(0), .. Values], ")");

    /// <summary>Its statements: a byte each.</summary>
    public IReadOnlyList<string> Lines => [.. slots.SelectMany(LinesOf)];

    /// <summary>Its last byte in the buffer.</summary>
    public string LastByte => place.At(slots[^1].End - 1);

    /// <summary>The names of removed fields among them; "" for none.</summary>
    public string Removed => RemovedField.NamesOf(slots);

    // By a variable, of messages too, though they start at a number: MicroPython 1.25 on an ESP32 stores by a number alone what is in another register.
    private BlockPlace Start { get; } = new(Free("offset", fields), 0);

    private IEnumerable<string> Values => slots.SelectMany(s => ValuesOf(s, fields));

    /// <summary>The function for a block; null where it would not save what a call costs.</summary>
    public static BlockStore? Of(string owner, WireLayout layout, BlockPlace place, RecordFields fields)
    {
        // What is more than a call takes is left to pack_into.
        var taken = 0;
        var slots = layout.Block.Where(IsStored).TakeWhile(s => (taken += ValuesOf(s, fields).Count()) <= BlockWrite.MostValues);
        var store = new BlockStore(owner, [.. slots], place, fields);
        var calls = 1 + BlockWrite.RunsOf(layout, store).Count - BlockWrite.RunsOf(layout, null).Count;
        return store.Values.Count() >= CallCost * (1 + calls) ? store : null;
    }

    /// <summary>The function stores it.</summary>
    public bool Has(BlockSlot slot) => slots.Contains(slot);

    private static bool IsStored(BlockSlot slot) => slot is BitSetSlot
        || (slot is FieldSlot { Field: { IsArray: false, IsComposite: false, IsByteArray: false } } && !slot.Wire.IsFloat() && slot.Wire.Size() <= sizeof(uint));

    private static string Free(string name, RecordFields fields) => fields.All.Any(f => f.Name == name) ? Free(name + "_", fields) : name;

    private static List<string> Wrapped(string[] names, string end) => PythonTypes.Wrap(names, width: 100, end);

    private static IEnumerable<string> ValuesOf(BlockSlot slot, RecordFields fields) => slot switch
    {
        BitSetSlot set => BitByte.ListOf(set, fields).Select(b => b.Name),
        FieldSlot { Field.Reserved: true } => [],
        _ => [NameOf(slot, fields)],
    };

    private static string NameOf(BlockSlot slot, RecordFields fields) => fields.Of(((FieldSlot)slot).Field).Name;

    private IEnumerable<string> LinesOf(BlockSlot slot) => Enumerable.Range(0, slot.Size).Select(i => $"buffer[{Start.At(slot.Offset + i)}] = {ByteOf(slot, i)}");

    private string ByteOf(BlockSlot slot, int index) => slot switch
    {
        BitSetSlot set => BitByte.NameOrZero(set, index),
        FieldSlot { Field.Reserved: true } removed => $"{RemovedField.ByteOf(removed.Field, index)}",
        _ when index == 0 => NameOf(slot, fields),
        _ => $"{NameOf(slot, fields)} >> {8 * index}",
    };
}
