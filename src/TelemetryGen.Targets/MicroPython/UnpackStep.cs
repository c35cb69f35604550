using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>Fields of the block that one call takes: neighbours of version 1, or one that came later, or an array, or a record inside.</summary>
internal sealed class UnpackStep(IReadOnlyList<BlockSlot> slots, BlockPlace place, RecordFields fields)
{
    /// <summary>Since which version, and up to which byte of the block.</summary>
    public int Since => slots[0].Since;

    /// <summary>What came later is taken behind an if.</summary>
    public string Indent => Since > 1 ? "    " : "";

    public int BlockEnd => slots[^1].End;

    /// <summary>Where its first byte is.</summary>
    public string At => place.At(slots[0].Offset);

    /// <summary>The bytes of the message, as a slice.</summary>
    public string Slice => place.Slice(slots[0].Offset, BlockEnd);

    /// <summary>The array or the record inside; null for other fields.</summary>
    public RecordField? Single => slots is [FieldSlot { Field: var spec }] && (spec.IsArray || spec.IsComposite) ? fields.Of(spec) : null;

    public bool IsPart => Single is { IsRecord: true };

    public string Format => Single is { } array ? array.ArrayFormat : $"'<{string.Concat(slots.Select(FormatOf))}'";

    /// <summary>What the values go to: all lines but the last, which the call follows.</summary>
    public IReadOnlyList<string> FirstTargets => [.. TargetLines.SkipLast(1)];

    public string LastTargets => TargetLines[^1];

    /// <summary>Booleans, and the byte that holds them.</summary>
    public IReadOnlyList<BitByte> Sets => [.. slots.OfType<BitSetSlot>().SelectMany(s => BitByte.ListOf(s, fields))];

    /// <summary>Fields whose value is not what struct gives.</summary>
    public IReadOnlyList<RecordField> Converted => [.. Fields.Where(f => f.IsOptional || f.IsPadded)];

    /// <summary>All fields and bits, to be None where the sender does not know them.</summary>
    public IReadOnlyList<string> Names => [.. slots.SelectMany(SpecsOf).Where(f => !f.Reserved).Select(f => fields.Of(f).Name)];

    private IEnumerable<RecordField> Fields => slots.OfType<FieldSlot>().Where(s => !s.Field.Reserved).Select(s => fields.Of(s.Field));

    // One line while it is short, else a tuple in parentheses; a comma makes a tuple of one.
    private List<string> TargetLines
    {
        get
        {
            var targets = slots.SelectMany(TargetsOf).ToArray();
            var line = string.Join(", ", targets);
            return Single is not null ? [line]
                : targets.Length == 1 ? [line + ","]
                : line.Length <= 60 ? [line]
                : PythonTypes.Wrap([.. targets.Select((t, i) => (i == 0 ? "(" : " ") + t)], width: 70, end: ")");
        }
    }

    /// <summary>How a block is taken apart; steps that would give nothing are left out.</summary>
    public static IReadOnlyList<UnpackStep> ListOf(WireLayout layout, BlockPlace place, RecordFields fields)
    {
        var runs = new List<List<BlockSlot>>();
        foreach (var slot in layout.Block)
        {
            if (runs.Count > 0 && IsNeighbour(runs[^1][^1]) && IsNeighbour(slot))
            {
                runs[^1].Add(slot);
            }
            else
            {
                runs.Add([slot]);
            }
        }

        return [.. runs.Select(r => new UnpackStep(r, place, fields)).Where(s => s.Names.Count > 0)];
    }

    private static bool IsNeighbour(BlockSlot slot) => slot.Since == 1 && slot is not FieldSlot { Field: { Reserved: false } and ({ IsArray: true } or { IsComposite: true }) };

    private static IEnumerable<FieldSpec> SpecsOf(BlockSlot slot) => slot is BitSetSlot set ? set.Bits : [((FieldSlot)slot).Field];

    private static string FormatOf(BlockSlot slot) => slot is FieldSlot { Field.Reserved: true } removed ? RemovedField.FormatOf(removed) : PythonTypes.Format(slot);

    private IEnumerable<string> TargetsOf(BlockSlot slot) => slot switch
    {
        BitSetSlot set => BitByte.ListOf(set, fields).Select(b => b.Bits.Count > 0 ? b.Name : "_").Concat(Enumerable.Repeat("_", set.Wire.Size())).Take(set.Wire.Size()),
        FieldSlot { Field.Reserved: true } => ["_"],
        _ => [$"self.{fields.Of(((FieldSlot)slot).Field).Name}"],
    };
}
