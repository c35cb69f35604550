using System.Globalization;
using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>What is written to one place of a block, and read from it.</summary>
internal sealed class BlockStep
{
    private readonly DeviceStep _step;
    private readonly BlockPlace _place;
    private readonly DeviceFields _fields;

    private BlockStep(DeviceStep step, BlockPlace place, DeviceFields fields, Locals written, Locals read)
    {
        (_step, _place, _fields) = (step, place, fields);
        if (step is FieldStep { Field: var spec })
        {
            Field = fields.Get(spec);
            Local = IsNumber && !IsDirect ? written.Get(spec.Name) : "";
            BitsLocal = IsNumber && IsChecked && Number.IsFloat ? written.Get(spec.Name, "Bits") : Local;
            KeptName = IsHalved ? written.Kept(spec.Name) : "";
            ReadLocal = IsNumber && (Number.WireNull.Length > 0 || Number.IsOptionalBoolean)
                ? read.Get(spec.Name)
                : spec.Kind == FieldKind.FixedText ? read.Get(spec.Name) : "";
        }
    }

    private FieldRole? Role => (_step as FieldStep)?.Role;

    /// <summary>The field; null for a set of bits and for a reserved field.</summary>
    public DeviceField? Field { get; }

    public NumberForm Number => Field!.Number;

    public bool IsReserved => _step is ConstantStep;

    public bool IsNumber => Role == FieldRole.Number;

    public bool IsNumbers => Role == FieldRole.Numbers;

    public bool IsText => Role == FieldRole.Text;

    public bool IsBytes => Role == FieldRole.Bytes;

    public bool IsNestedRecord => Role == FieldRole.Record;

    /// <summary>The byte of an enumeration goes out as it is.</summary>
    public bool IsDirect => IsNumber && Number.IsByte;

    public bool IsChecked => Outside.Length > 0;

    /// <summary>The condition under which it is refused.</summary>
    public string Outside => Number.Outside(Local);

    /// <summary>The variable of a number while it is written.</summary>
    public string Local { get; } = "";

    /// <summary>The variable that its bytes are taken from: for a float, of its bits.</summary>
    public string BitsLocal { get; } = "";

    /// <summary>The variable of what is read before the field is set; "" for none.</summary>
    public string ReadLocal { get; } = "";

    /// <summary>The type of the bits of a float.</summary>
    public string BitsType => Field!.Spec.Wire == WireType.Float32 ? "int" : "long";

    public string At => _place.At(_step.Offset);

    public string ReadAt => BlockPlace.InBuffer(_step.Offset);

    public int Size => _step.Size;

    public int Since => _step.Since;

    /// <summary>Up to which byte of the block.</summary>
    public int End => _step.End;

    public string Read => Number.Read(ReadAt);

    /// <summary>A number's bytes.</summary>
    public IReadOnlyList<string> Stores => IsDirect
        ? [$"message[{At}] = (byte){Field!.Member};"]
        : CSharpTypes.Stores(BitsLocal, IsHalved ? _step.Size / 2 : StoredBytes, i => _place.At(_step.Offset + i));

    /// <summary>
    /// A whole number of 4 or 8 bytes at a place of its own: its lower half is written each time, and the upper one when it is another than
    /// the last.
    /// </summary>
    public bool IsHalved =>
        _place.Start is not null && IsNumber && !Number.IsFloat && !IsDirect && _step.Size >= 4 && StoredBytes == _step.Size;

    /// <summary>The bytes of its upper half.</summary>
    public IReadOnlyList<string> UpperStores =>
        [.. CSharpTypes.Stores(BitsLocal, _step.Size, i => _place.At(_step.Offset + i)).Skip(_step.Size / 2)];

    /// <summary>What is kept of it to know the upper half again: all of 4 bytes, the upper half of 8.</summary>
    public string Kept => _step.Size == 8 ? $"(int)({BitsLocal} >> 32)" : Number.ValueType == "int" ? BitsLocal : $"(int){BitsLocal}";

    /// <summary>The field of the class that keeps it.</summary>
    public string KeptName { get; } = "";

    // What the range leaves 0 in a place that is never anything else needs no store: the message's buffer was made of zeros.
    private int StoredBytes => _place.Start is null ? _step.Size : Number.Bytes(_step.Size);

    /// <summary>The numbers of an array.</summary>
    public NumberLoop Numbers => new(Field!, Field!.Spec.Length, "place");

    /// <summary>The bytes of a set of booleans.</summary>
    public IReadOnlyList<BitByte> Bits =>
        _step is not BitsStep set ? [] : [.. set.Bytes.Select(b => BitByte.Create(set, b, _place, _fields))];

    /// <summary>The constant bytes of a reserved field: null where it could be null, else zeros.</summary>
    public IReadOnlyList<string> ReservedBytes => _step is not ConstantStep removed ? []
        : [.. removed.Bytes.Select((b, i) => $"message[{_place.At(_step.Offset + i)}] = {Literal(b)};")];

    public string ReservedName => ((ConstantStep)_step).Field.Name;

    /// <summary>The statements for fields that the sender did not know.</summary>
    public IReadOnlyList<string> Absent => [.. _step.Live.Select(f => _fields.Get(f).Absent)];

    /// <summary>There is something to read.</summary>
    public bool IsRead => _step.Live.Any();

    /// <summary>A block's places, in their order.</summary>
    public static IReadOnlyList<BlockStep> CreateList(
        DeviceRecord device, BlockPlace place, DeviceFields fields, Locals written, Locals read) =>
        [.. device.Block.Select(s => new BlockStep(s, place, fields, written, read))];

    /// <summary>The condition under which an upper half of some is another than the last; they share one shift.</summary>
    public static string IsUpperNew(IEnumerable<BlockStep> halved)
    {
        var changes = halved.Where(s => s._step.Size == 4).Select(s => $"{s.Kept} ^ {s.KeptName}").ToList();
        string[] of4 = changes.Count == 0 ? [] : [$"({string.Join(" | ", changes)}) >> 16 != 0"];
        return string.Join(" || ", of4.Concat(halved.Where(s => s._step.Size == 8).Select(s => $"{s.Kept} != {s.KeptName}")));
    }

    private static string Literal(byte value) => value == 0 ? "0" : "0x" + value.ToString("X2", CultureInfo.InvariantCulture);
}
