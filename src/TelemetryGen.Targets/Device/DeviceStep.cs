using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Device;

/// <summary>What is written to one place of a block, and read from it.</summary>
/// <param name="Offset">Bytes from the start of the block.</param>
/// <param name="Size">Bytes it takes.</param>
/// <param name="Since">The schema version that brought it.</param>
internal abstract record DeviceStep(int Offset, int Size, int Since)
{
    /// <summary>Up to which byte of the block.</summary>
    public int End => Offset + Size;

    /// <summary>The fields that a program sets here; none for what was removed.</summary>
    public abstract IEnumerable<FieldSpec> Live { get; }

    public static DeviceStep From(BlockSlot slot) => slot switch
    {
        BitSetSlot set => new BitsStep(set.Offset, set.Size, set.Since, set.Index,
            Enumerable.Range(0, set.Size).Select(i => BitsByte.Create(set, i)).ToEquatableArray()),
        FieldSlot { Field: { Reserved: true } removed } =>
            new ConstantStep(slot.Offset, slot.Size, slot.Since, removed, ConstantStep.GetBytes(removed, slot.Size)),
        FieldSlot { Field: var field } => new FieldStep(slot.Offset, slot.Size, slot.Since, field, GetRole(field)),
        _ => throw new ArgumentOutOfRangeException(nameof(slot), slot, "no such slot"),
    };

    private static FieldRole GetRole(FieldSpec field) => field switch
    {
        { IsComposite: true } => FieldRole.Record,
        { IsArray: true } => FieldRole.Numbers,
        { Kind: FieldKind.FixedText } => FieldRole.Text,
        { IsByteArray: true } => FieldRole.Bytes,
        _ => FieldRole.Number,
    };
}

/// <summary>A field that a program sets: checked, its null made the wire's, stored.</summary>
/// <param name="Field">The field.</param>
/// <param name="Role">What it is to code.</param>
internal sealed record FieldStep(int Offset, int Size, int Since, FieldSpec Field, FieldRole Role) : DeviceStep(Offset, Size, Since)
{
    public override IEnumerable<FieldSpec> Live => [Field];

    /// <summary>It is more than one value: an array or a record.</summary>
    public bool IsSeveral => Role is FieldRole.Numbers or FieldRole.Record;
}

/// <summary>Booleans, gathered to bits.</summary>
/// <param name="Set">Which of the message's sets, from 0 on.</param>
/// <param name="Bytes">One for each byte it takes: bits above 30 of a whole set would be an object on a board of 32 bits.</param>
internal sealed record BitsStep(int Offset, int Size, int Since, int Set, EquatableArray<BitsByte> Bytes) : DeviceStep(Offset, Size, Since)
{
    public override IEnumerable<FieldSpec> Live => Bytes.SelectMany(b => b.Bits).Select(b => b.Field);
}

/// <summary>What goes out for a field that was removed: null where it could be null, else zeros.</summary>
/// <param name="Field">The field.</param>
/// <param name="Bytes">As they stand in the block.</param>
internal sealed record ConstantStep(int Offset, int Size, int Since, FieldSpec Field, EquatableArray<byte> Bytes)
    : DeviceStep(Offset, Size, Since)
{
    public override IEnumerable<FieldSpec> Live => [];

    /// <summary>The bytes of a reserved field.</summary>
    public static EquatableArray<byte> GetBytes(FieldSpec field, int size)
    {
        var bits = field.Optional ? field.Wire.NullBits() : 0;
        return Enumerable.Range(0, size).Select(i => i < sizeof(ulong) ? (byte)(bits >> (8 * i)) : (byte)0).ToEquatableArray();
    }
}

/// <summary>One byte of a set of booleans.</summary>
/// <param name="Index">Its place in the set.</param>
/// <param name="IsPadding">No boolean, removed or not, has a bit in it.</param>
/// <param name="Bits">The booleans; the bits of removed ones stay 0.</param>
internal sealed record BitsByte(int Index, bool IsPadding, EquatableArray<FieldBit> Bits)
{
    public static BitsByte Create(BitSetSlot set, int index)
    {
        var fields = set.Bits.Skip(8 * index).Take(8).ToList();
        return new(index, fields.Count == 0,
            fields.Select((f, i) => new FieldBit(f, 1 << i)).Where(b => !b.Field.Reserved).ToEquatableArray());
    }
}

/// <summary>A boolean and its bit.</summary>
internal sealed record FieldBit(FieldSpec Field, int Mask);

/// <summary>What a field of the block is to code.</summary>
internal enum FieldRole
{
    /// <summary>One number, also a timestamp, a value of an enumeration, a boolean that may be null.</summary>
    Number,

    /// <summary>So many numbers.</summary>
    Numbers,

    /// <summary>Text, padded with zeros.</summary>
    Text,

    /// <summary>So many bytes.</summary>
    Bytes,

    /// <summary>A record, which has steps of its own.</summary>
    Record,
}
