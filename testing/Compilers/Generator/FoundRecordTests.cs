namespace TelemetryGen.Generator.Tests;

/// <summary>Which declarations are records: those whose attribute means ours, whatever they call it (docs/decisions/0071).</summary>
public class FoundRecordTests
{
    private const string Generated = "Acme.R.g.cs";

    [Theory]
    [InlineData("[Telemetry(1)]")]
    [InlineData("[TelemetryAttribute(1)]")]
    [InlineData("[TelemetryGen.Telemetry(1)]")]
    [InlineData("[global::TelemetryGen.TelemetryAttribute(1)]")]
    [InlineData("[Obsolete(DiagnosticId = \"A\"), Telemetry(1)]")]
    [InlineData("[Obsolete(DiagnosticId = \"A\")] [type: @TelemetryAttribute(1)]")]
    [InlineData("[Message(1)]", "using Message = TelemetryGen.TelemetryAttribute;")]
    [InlineData("[Message(1)]", "using MessageAttribute = TelemetryGen.TelemetryAttribute;")]
    [InlineData("[T::Telemetry(1)]", "using T = TelemetryGen;")]
    public void A_record_is_found_by_any_name_of_the_attribute(string attribute, string alias = "") => Assert.Contains(
        Generated, GeneratorHarness.GenerateHints(
            GeneratorHarness.Schema, $"{alias} namespace Acme {{ {attribute} public partial record struct R(int A); }}"));

    [Fact]
    public void A_record_is_found_by_an_alias_of_another_file() => Assert.Contains(
        Generated,
        GeneratorHarness.GenerateHints(
            GeneratorHarness.Schema, "global using Message = TelemetryGen.TelemetryAttribute;",
            "namespace Acme; [Message(1)] public partial record struct R(int A);"));

    [Fact]
    public void Records_of_both_kinds_are_in_one_schema()
    {
        var files = GeneratorHarness.Generate(
            GeneratorHarness.Schema,
            "using Message = TelemetryGen.TelemetryAttribute; namespace Acme; [Message(1)] public partial record struct R(int A); "
                + "[Telemetry(2)] public partial record struct S(int A);");

        Assert.Equal(["Acme.Greenhouse.Dispatcher.g.cs", "Acme.Greenhouse.Schema.g.cs", Generated, "Acme.S.g.cs"],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("Acme.R.TemplateId:", files["Acme.Greenhouse.Dispatcher.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Acme.S.TemplateId:", files["Acme.Greenhouse.Dispatcher.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "[Acme.Telemetry(1)] public partial record struct R(int A); public class TelemetryAttribute(int id) : Attribute { public int Id "
            + "=> id; }")]
    [InlineData("using Telemetry = System.ObsoleteAttribute; [Telemetry(\"1\")] public partial record struct R(int A);")]
    [InlineData("[Obsolete(\"Telemetry\")] public partial record struct R(int A);")]
    [InlineData("public partial record struct R([Telemetry(1)] int A);")]
    public void An_attribute_that_is_not_ours_makes_no_record(string declaration) =>
        Assert.Empty(GeneratorHarness.GenerateHints(GeneratorHarness.Schema, $"namespace Acme; {declaration}"));

    [Fact]
    public void A_type_of_two_parts_that_both_have_the_attribute_is_one_record()
    {
        var hints = GeneratorHarness.GenerateHints(
            GeneratorHarness.Schema, "namespace Acme; [Telemetry(1)] public partial record struct R(int A);",
            "namespace Acme; [Telemetry(1)] public partial record struct R;");

        Assert.Equal(["Acme.Greenhouse.Dispatcher.g.cs", "Acme.Greenhouse.Schema.g.cs", Generated], hints.Order(StringComparer.Ordinal));
    }
}
