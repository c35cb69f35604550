using System.Text;
using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Targets.Tests.Reference;

/// <summary>
/// docs/attributes.md says what the attributes that change no type change in the files of each target: the lines that one has and the other
/// has not, of the same field with the attribute and without.
/// </summary>
public partial class AttributeEffectTests
{
    private const int Shown = 3;

    private static readonly FieldSpec Plain = new("Level", FieldKind.Integer, WireType.UInt32);

    private static readonly (string Attribute, FieldSpec Field)[] Cases =
    [
        ("[Unit(\"mm\")]", Plain with { Unit = "mm" }),
        ("[Range(0, 5000)]", Plain with { Range = new(0, 5000) }),
        ("[TargetName(\"Depth\")]", Plain with { TargetName = "Depth" }),
        ("[Metric]", Plain with { Metric = new(MetricForm.Gauge, null) }),
        ("[Sequence]", Plain with { Sequence = true }),
        ("[Since(2)] uint?", Plain with { Since = 2, Optional = true }),
        ("uint?", Plain with { Optional = true }),
        ("[Reserved]", Plain with { Reserved = true }),
    ];

    [Fact]
    public void The_page_says_what_targets_make_of_each_attribute()
    {
        var text = new StringBuilder("Of `uint Level`, the lines of a target's files that are new, and how many more there are. Of "
            + "attributes that choose a type the tables\nabove say it. `markdown` is the layout on the wire.\n");
        foreach (var (attribute, field) in Cases)
        {
            var effects = TargetRegistry.All.OrderBy(t => t.Name, StringComparer.Ordinal)
                .Select(t => (t.Name, Effect: Effect(t, field))).ToArray();
            var same = effects.Where(e => e.Effect.Length == 0).Select(e => e.Name).ToArray();
            text.Append($"\n### `{attribute}`\n");
            text.Append(same.Length < effects.Length ? "\n| target | new |\n|---|---|\n" : "");
            text.AppendJoin("", effects.Where(e => e.Effect.Length > 0).Select(e => $"| {e.Name} | {e.Effect} |\n"));
            text.Append(same.Length > 0 ? $"\nNo difference in {string.Join(", ", same)}.\n" : "");
        }

        PageSection.Match("docs/attributes.md", "effects", text.ToString());
    }

    private static string Effect(ITarget target, FieldSpec field)
    {
        var (before, after) = (Lines(target, Plain).Distinct().ToArray(), Lines(target, field).Distinct().ToArray());
        if (before.Any(l => Names(field, l)) && !after.Any(l => Names(field, l)))
        {
            return "the field is left out";
        }

        var lines = after.Except(before).ToArray();
        var named = lines.Where(l => Names(field, l)).ToArray();
        var shown = (named.Length > 0 ? named : lines).Take(Shown).ToArray();
        return string.Join("<br>", shown.Select(l => $"`{l.Replace("|", "\\|", StringComparison.Ordinal)}`"))
            + (lines.Length > shown.Length ? $"<br>and {lines.Length - shown.Length} more" : "");
    }

    private static bool Names(FieldSpec field, string line) =>
        new[] { field.Name, field.DeviceName }.Any(n => line.Contains(n, StringComparison.OrdinalIgnoreCase));

    // What ships as it is says nothing of fields.
    private static IEnumerable<string> Lines(ITarget target, FieldSpec field)
    {
        var schema = SchemaOf.Fields(new FieldSpec("Site", FieldKind.Integer, WireType.UInt8), field) with { Version = 2 };
        return target.Emit(schema).Where(f => !f.Text.StartsWith("# TelemetryGen: ", StringComparison.Ordinal)
                && !f.Text.StartsWith("// TelemetryGen: ", StringComparison.Ordinal))
            .SelectMany(f => f.Text.Split('\n')).Select(l => Blanks().Replace(l.Trim(), " ")).Where(l => l.Any(char.IsLetterOrDigit));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
