using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests;

/// <summary>A unit may be any text: a rule only warns of what is none. No output may end a line, a comment or a docstring at it.</summary>
public class UnitTextTests
{
    private static readonly FieldSpec Field = new("Value", FieldKind.Scaled, WireType.Int16)
    {
        Step = 0.1m, Range = new(0, 10), Unit = "m\n\"\"\"\u2028\\x",
    };

    [Fact]
    public void A_docstring_goes_on_behind_it()
    {
        var module = Assert.Single(
            TargetRegistry.Find("micropython")!.Emit(SchemaOf.Fields(Field)), f => f.Path.EndsWith("/m.py", StringComparison.Ordinal)).Text;

        Assert.Contains(
            @"""""""Takes value in m \""\""\"" \\x, on a board with floats", module, StringComparison.Ordinal);
        Assert.Contains(
            @"value  steps of 0.1 m \""\""\"" \\x, 0 to 10 (0 to 1 m \""\""\"" \\x)" + "\n", module, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_a_table_is_one_line() => Assert.Contains(
        "| Value | int16 | m \"\"\" \\\\x | 0 to 1 | 0.1 |", SchemaOf.Emit("markdown", SchemaOf.Fields(Field)), StringComparison.Ordinal);

    [Fact]
    public void An_attribute_and_a_comment_are_one_line()
    {
        Assert.Contains("Unit: m &quot;&quot;&quot; \\x.", SchemaOf.Emit("sbe", SchemaOf.Fields(Field)), StringComparison.Ordinal);
        Assert.Contains("// Unit: m \"\"\" \\x. Range: 0 to 1. Steps of 0.1.\n", SchemaOf.Emit("proto", SchemaOf.Fields(Field)),
            StringComparison.Ordinal);
    }
}
