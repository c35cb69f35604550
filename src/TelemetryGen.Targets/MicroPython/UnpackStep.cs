using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>Fields of the block that one call of struct.unpack takes: all of version 1, or one that came later.</summary>
internal sealed class UnpackStep(IReadOnlyList<BlockSlot> slots, Func<FieldSpec, RecordField> fieldOf)
{
    private int Start => WireLayout.HeaderLength + slots[0].Offset;

    /// <summary>Since which version, and up to which byte of the block.</summary>
    public int Since => slots[0].Since;

    /// <summary>What came later is taken behind an if.</summary>
    public string Indent => Since > 1 ? "    " : "";

    public int BlockEnd => slots[^1].End;

    public string Format => "<" + string.Concat(slots.Select(s => PythonTypes.Format(s)));

    /// <summary>The bytes of the message, as a slice.</summary>
    public string Slice => $"{Start}:{WireLayout.HeaderLength + BlockEnd}";

    /// <summary>What the values go to: all lines but the last, which the call follows.</summary>
    public IReadOnlyList<string> FirstTargets => [.. TargetLines.SkipLast(1)];

    public string LastTargets => TargetLines[^1];

    /// <summary>Booleans, and the byte that holds them.</summary>
    public IReadOnlyList<BitByte> Sets => [.. slots.OfType<BitSetSlot>().SelectMany(s => s.Bits.Chunk(8).Select((bits, i) => new BitByte(s, i, bits)))];

    /// <summary>Fields whose value is not what struct gives.</summary>
    public IReadOnlyList<RecordField> Converted => [.. Fields.Where(f => f.IsOptional || f.IsPadded)];

    /// <summary>All fields and bits, to be None where the sender does not know them.</summary>
    public IReadOnlyList<string> Names => [.. slots.SelectMany(s => s is BitSetSlot set ? set.Bits.Select(b => fieldOf(b).Name) : [fieldOf(((FieldSlot)s).Field).Name])];

    private IEnumerable<RecordField> Fields => slots.OfType<FieldSlot>().Select(s => fieldOf(s.Field));

    // One line while it is short, else a tuple in parentheses; a comma makes a tuple of one.
    private List<string> TargetLines
    {
        get
        {
            var targets = slots.SelectMany(TargetsOf).ToArray();
            var line = string.Join(", ", targets);
            return targets.Length == 1 ? [line + ","]
                : line.Length <= 60 ? [line]
                : PythonTypes.Wrap([.. targets.Select((t, i) => (i == 0 ? "(" : " ") + t)], width: 70, end: ")");
        }
    }

    private IEnumerable<string> TargetsOf(BlockSlot slot) => slot is BitSetSlot set
        ? Enumerable.Range(0, set.Wire.Size()).Select(i => i < (set.Bits.Count + 7) / 8 ? BitByte.NameOf(set, i) : "_")
        : [$"self.{fieldOf(((FieldSlot)slot).Field).Name}"];
}
