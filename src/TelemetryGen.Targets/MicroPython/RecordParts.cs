using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>An enumeration's values as module constants.</summary>
internal sealed class EnumConstants(EnumSpec spec)
{
    public string Name => spec.Name;

    public IReadOnlyList<NamedConstant> Members =>
        [.. spec.Members.Select(m => new NamedConstant($"{PythonNames.Constant(spec.Name)}_{PythonNames.Constant(m.Name)}", PythonTypes.Literal(m.Value)))];
}

/// <summary>
/// One byte of a set of booleans. Sets go out byte by byte: bits above 30 would make an int that a 32-bit board allocates.
/// </summary>
internal sealed class BitByte(BitSetSlot set, int index, FieldSpec[] bits)
{
    public string Name => NameOf(set, index);

    public IReadOnlyList<Bit> Bits => [.. bits.Select((f, i) => new Bit(PythonNames.Field(f.Name), 1 << i))];

    public static string NameOf(BitSetSlot set, int index) => set.Wire.Size() == 1 ? $"bits{set.Index}" : $"bits{set.Index}{index}";
}

/// <summary>A boolean and its bit.</summary>
internal sealed record Bit(string Name, int Mask);

/// <summary>Variable data. struct writes its longest form, padded; what follows overwrites the padding.</summary>
internal sealed class DataField(RecordField data, DataSlot slot, bool isFirst, int fixedLength)
{
    public string Name => data.Name;

    public string Format => $"<{PythonTypes.Format(slot.LengthType)}{data.Spec.MaxBytes}s";

    public RecordField Field => data;

    /// <summary>Bytes of its length: 1 or 2.</summary>
    public int Prefix => slot.LengthType.Size();

    public int Since => slot.Since;

    /// <summary>What came later is taken behind an if.</summary>
    public string Indent => Since > 1 ? "    " : "";

    /// <summary>Where its length goes.</summary>
    public string Start => isFirst ? $"{fixedLength}" : "end";

    /// <summary>Where the message ends behind it.</summary>
    public string End => isFirst
        ? $"end = {fixedLength + slot.LengthType.Size()} + len({Name})"
        : $"end += {slot.LengthType.Size()} + len({Name})";
}
