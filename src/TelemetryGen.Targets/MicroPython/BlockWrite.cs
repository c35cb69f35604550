using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A step of pack: as many fields as one pack_into takes, or an array, or a nested record.</summary>
internal sealed class BlockWrite(IReadOnlyList<DeviceStep> steps, BlockPlace place, RecordFields fields)
{
    /// <summary>
    /// As many values as one call takes: MicroPython has one byte for their number, and calls something else when there are more.
    /// </summary>
    public const int MostValues = 200;

    /// <summary>Where its first byte goes.</summary>
    public string At => place.At(steps[0].Offset);

    /// <summary>The array or the record inside; null for other fields.</summary>
    public RecordField? Single => steps is [FieldStep { IsSeveral: true } step] ? fields.Get(step.Field) : null;

    public bool IsArray => Single is { IsNumbers: true };

    public bool IsNestedRecord => Single is { IsRecord: true };

    /// <summary>What struct calls the fields.</summary>
    public string Format => "<" + string.Concat(steps.Select(PythonTypes.Format));

    /// <summary>Their values, on lines of a comfortable length.</summary>
    public IReadOnlyList<string> Values { get; } = PythonTypes.Wrap(
        steps.SelectMany(s => GetValues(s, fields)).ToArray(), width: 96, end: ")");

    /// <summary>The fields whose sign old interpreters forget, each where it goes.</summary>
    public IReadOnlyList<SignedPlace> Signed =>
    [
        .. steps.OfType<FieldStep>().Where(s => fields.Get(s.Field).NeedsSign)
            .Select(s => new SignedPlace(fields.Get(s.Field), place.At(s.Offset))),
    ];

    /// <summary>The names of reserved fields that stand between; "" for none.</summary>
    public string Reserved => ReservedField.GetNames(steps);

    /// <summary>The block in as few steps as there are.</summary>
    /// <param name="store">What stores some of the places in its own way; null when nothing does.</param>
    public static IReadOnlyList<BlockWrite> CreateList(DeviceRecord device, BlockPlace place, RecordFields fields, BlockStore? store) =>
        [.. GetRuns(device, store).Select(run => new BlockWrite(run, place, fields))];

    /// <summary>The places that each step takes.</summary>
    public static IReadOnlyList<IReadOnlyList<DeviceStep>> GetRuns(DeviceRecord device, BlockStore? store)
    {
        var runs = new List<IReadOnlyList<DeviceStep>>();
        var run = new List<DeviceStep>();
        foreach (var step in device.Block)
        {
            if (store?.Has(step) == true)
            {
                Flush();
            }
            else if (step is FieldStep { IsSeveral: true })
            {
                Flush();
                runs.Add([step]);
            }
            else
            {
                if (run.Sum(GetCount) + GetCount(step) > MostValues)
                {
                    Flush();
                }

                run.Add(step);
            }
        }

        Flush();
        return runs;

        void Flush()
        {
            if (run.Count > 0)
            {
                runs.Add([.. run]);
                run.Clear();
            }
        }
    }

    // Bits go byte by byte.
    private static int GetCount(DeviceStep step) => step is BitsStep ? step.Size : 1;

    private static IEnumerable<string> GetValues(DeviceStep step, RecordFields fields) => step switch
    {
        BitsStep set => set.Bytes.Select(b => BitByte.NameOrZero(set, b)),
        ConstantStep removed => [ReservedField.GetValue(removed, fields.Constants)],
        _ => [fields.Get(((FieldStep)step).Field).Local],
    };
}

/// <summary>A whole number in the block that may be negative, and the place of its first byte.</summary>
internal sealed record SignedPlace(RecordField Field, string At);
