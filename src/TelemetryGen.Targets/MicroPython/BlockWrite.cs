using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>A step of pack: as many fields as one pack_into takes, or an array, or a record inside.</summary>
internal sealed class BlockWrite(IReadOnlyList<BlockSlot> slots, BlockPlace place, RecordFields fields)
{
    /// <summary>As many values as one call takes: MicroPython has one byte for their number, and calls something else when there are more.</summary>
    public const int MostValues = 200;

    /// <summary>Where its first byte goes.</summary>
    public string At => place.At(slots[0].Offset);

    /// <summary>The array or the record inside; null for other fields.</summary>
    public RecordField? Single => slots is [FieldSlot { Field: { Reserved: false } spec }] && (spec.IsArray || spec.IsComposite) ? fields.Of(spec) : null;

    public bool IsArray => Single is { IsNumbers: true };

    public bool IsPart => Single is { IsRecord: true };

    /// <summary>What struct calls the fields.</summary>
    public string Format => "<" + string.Concat(slots.Select(FormatOf));

    /// <summary>Their values, on lines of a comfortable length.</summary>
    public IReadOnlyList<string> Values { get; } = PythonTypes.Wrap(slots.SelectMany(s => ValuesOf(s, fields)).ToArray(), width: 96, end: ")");

    /// <summary>The fields whose sign old interpreters forget, each where it goes.</summary>
    public IReadOnlyList<SignedPlace> Signed =>
    [
        .. slots.OfType<FieldSlot>().Where(s => !s.Field.Reserved && fields.Of(s.Field).NeedsSign).Select(s => new SignedPlace(fields.Of(s.Field), place.At(s.Offset))),
    ];

    /// <summary>The names of removed fields that stand between; "" for none.</summary>
    public string Removed => RemovedField.NamesOf(slots);

    /// <summary>The block in as few steps as there are.</summary>
    /// <param name="store">What stores some of the slots in its own way; null when nothing does.</param>
    public static IReadOnlyList<BlockWrite> ListOf(WireLayout layout, BlockPlace place, RecordFields fields, BlockStore? store) =>
        [.. RunsOf(layout, store).Select(run => new BlockWrite(run, place, fields))];

    /// <summary>The slots of each step.</summary>
    public static IReadOnlyList<IReadOnlyList<BlockSlot>> RunsOf(WireLayout layout, BlockStore? store)
    {
        var runs = new List<IReadOnlyList<BlockSlot>>();
        var run = new List<BlockSlot>();
        foreach (var slot in layout.Block)
        {
            if (store?.Has(slot) == true)
            {
                Flush();
            }
            else if (slot is FieldSlot { Field: { Reserved: false } field } && (field.IsArray || field.IsComposite))
            {
                Flush();
                runs.Add([slot]);
            }
            else
            {
                if (run.Sum(CountOf) + CountOf(slot) > MostValues)
                {
                    Flush();
                }

                run.Add(slot);
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
    private static int CountOf(BlockSlot slot) => slot is BitSetSlot ? slot.Size : 1;

    private static string FormatOf(BlockSlot slot) => slot is FieldSlot { Field.Reserved: true } removed ? RemovedField.FormatOf(removed) : PythonTypes.Format(slot);

    private static IEnumerable<string> ValuesOf(BlockSlot slot, RecordFields fields) => slot switch
    {
        BitSetSlot set => Enumerable.Range(0, set.Wire.Size()).Select(i => BitByte.NameOrZero(set, i)),
        FieldSlot { Field.Reserved: true } removed => [RemovedField.ValueOf(removed.Field, fields.Constants)],
        _ => [fields.Of(((FieldSlot)slot).Field).Name],
    };
}

/// <summary>A whole number in the block that may be negative, and the place of its first byte.</summary>
internal sealed record SignedPlace(RecordField Field, string At);
