using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>What the fields of a message take, for people.</summary>
public static class FieldSizes
{
    private const int Named = 3;

    /// <summary>
    /// The largest fields, the header, and all else in one sum, so that they add up to the longest message:
    /// <c>Note 257 B, At 8 B, Level 4 B, the other fields 6 B, the header 8 B</c>.
    /// </summary>
    public static string LargestFields(this WireLayout layout)
    {
        (string Name, long Size)[] sizes =
        [
            .. layout.Block.OfType<FieldSlot>().Select(s => (s.Field.Name, (long)s.Size)),
            .. layout.Groups.Select(g => (g.Field.Name, (long)g.MaxSize)),
            .. layout.Data.Select(t => (t.Field.Name, (long)t.MaxSize)),
        ];
        var largest = sizes.OrderByDescending(s => s.Size).Take(Named).ToList();
        var bits = layout.Block.Where(s => s is not FieldSlot).Sum(s => (long)s.Size);
        var rest = sizes.Sum(s => s.Size) + bits - largest.Sum(s => s.Size);
        return string.Concat(largest.Select(s => Invariant($"{s.Name} {s.Size} B, ")))
            + (rest > 0 ? Invariant($"the other fields {rest} B, ") : "")
            + Invariant($"the header {WireLayout.HeaderLength} B");
    }
}
