using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>
/// Fields of the block that one call takes: neighbours of version 1, or one that came later, or an array, or a nested record.
/// </summary>
internal sealed class UnpackStep(IReadOnlyList<DeviceStep> steps, BlockPlace place, RecordFields fields)
{
    /// <summary>Since which version, and up to which byte of the block.</summary>
    public int Since => steps[0].Since;

    /// <summary>What came later is taken after an if.</summary>
    public string Indent => Since > 1 ? "    " : "";

    public int BlockEnd => steps[^1].End;

    /// <summary>Where its first byte is.</summary>
    public string At => place.At(steps[0].Offset);

    /// <summary>The bytes of the message, as a slice.</summary>
    public string Slice => place.Slice(steps[0].Offset, BlockEnd);

    /// <summary>The array or the record inside; null for other fields.</summary>
    public RecordField? Single => steps is [FieldStep { IsSeveral: true } step] ? fields.Get(step.Field) : null;

    public bool IsNestedRecord => Single is { IsRecord: true };

    public string Format => Single is { } array ? array.ArrayFormat : $"'<{string.Concat(steps.Select(PythonTypes.Format))}'";

    /// <summary>What the values go to: all lines but the last, which the call follows.</summary>
    public IReadOnlyList<string> FirstTargets => [.. TargetLines.SkipLast(1)];

    public string LastTargets => TargetLines[^1];

    /// <summary>Booleans, and the byte that holds them.</summary>
    public IReadOnlyList<BitByte> Sets => [.. steps.OfType<BitsStep>().SelectMany(s => BitByte.CreateList(s, fields))];

    /// <summary>Fields whose value is not what struct gives.</summary>
    public IReadOnlyList<RecordField> Converted => [.. Fields.Where(f => f.IsOptional || f.IsPadded)];

    /// <summary>All fields and bits, to be None where the sender does not know them.</summary>
    public IReadOnlyList<string> Names => [.. steps.SelectMany(s => s.Live).Select(f => fields.Get(f).Name)];

    private IEnumerable<RecordField> Fields => steps.OfType<FieldStep>().Select(s => fields.Get(s.Field));

    // One line while it is short, else a tuple in parentheses; a comma makes a tuple of one.
    private List<string> TargetLines
    {
        get
        {
            var targets = steps.SelectMany(GetTargets).ToArray();
            var line = string.Join(", ", targets);
            return Single is not null ? [line]
                : targets.Length == 1 ? [line + ","]
                : line.Length <= 60 ? [line]
                : PythonTypes.Wrap([.. targets.Select((t, i) => (i == 0 ? "(" : " ") + t)], width: 70, end: ")");
        }
    }

    /// <summary>How a block is taken apart; steps that would give nothing are left out.</summary>
    public static IReadOnlyList<UnpackStep> CreateList(DeviceRecord device, BlockPlace place, RecordFields fields)
    {
        var runs = new List<List<DeviceStep>>();
        foreach (var step in device.Block)
        {
            if (runs.Count > 0 && IsNeighbour(runs[^1][^1]) && IsNeighbour(step))
            {
                runs[^1].Add(step);
            }
            else
            {
                runs.Add([step]);
            }
        }

        return [.. runs.Select(r => new UnpackStep(r, place, fields)).Where(s => s.Names.Count > 0)];
    }

    private static bool IsNeighbour(DeviceStep step) => step.Since == 1 && step is not FieldStep { IsSeveral: true };

    private IEnumerable<string> GetTargets(DeviceStep step) => step switch
    {
        BitsStep set => set.Bytes.Select(b => b.Bits.Count > 0 ? BitByte.NameOrZero(set, b) : "_"),
        ConstantStep => ["_"],
        _ => [$"self.{fields.Get(((FieldStep)step).Field).Name}"],
    };
}
