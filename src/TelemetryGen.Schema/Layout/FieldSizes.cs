namespace TelemetryGen.Schema;

/// <summary>What the fields of a message take, for people.</summary>
public static class FieldSizes
{
    /// <summary>The three largest fields with their bytes: <c>Note 17 B, At 8 B, Pressure 4 B</c>.</summary>
    public static string LargestFields(this WireLayout layout)
    {
        var sizes = layout.Block.OfType<FieldSlot>().Select(s => (s.Field.Name, s.Size))
            .Concat(layout.Groups.Select(g => (g.Field.Name, Size: g.MaxSize)))
            .Concat(layout.Data.Select(t => (t.Field.Name, Size: t.MaxSize)));
        return string.Join(", ", sizes.OrderByDescending(s => s.Size).Take(3).Select(s => $"{s.Name} {NumberText.Format(s.Size)} B"));
    }
}
