using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Generator.Tests;

/// <summary>
/// The schema's attribute is bound again only when something changed that it can depend on, and always then (docs/decisions/0040).
/// </summary>
public class CachedSchemaTests
{
    private const string Record = "namespace Acme; [Telemetry(1)] public partial record struct Climate(int Temperature);";
    private const string Plain = "[assembly: TelemetrySchema(\"Acme\", Id = 7)]";

    /// <summary>What changes; the file with the attribute; another file; what that becomes.</summary>
    public static TheoryData<string, string, string, string> Changes => new()
    {
        { "a constant", "[assembly: TelemetrySchema(\"Acme\", Id = Ids.Own)]", "class Ids { public const int Own = 7; }",
            "class Ids { public const int Own = 8; }" },
        { "a name", "[assembly: TelemetrySchema(Names.Own, Id = 7)]", "class Names { public const string Own = \"Acme\"; }",
            "class Names { public const string Own = \"Acme.Other\"; }" },
        { "a value that becomes wrong", "[assembly: TelemetrySchema(\"Acme\", Id = Ids.Own)]", "class Ids { public const int Own = 7; }",
            "class Ids { public const int Own = 70_000; }" },
        { "a nearer attribute", Plain, "class Nothing;",
            "class TelemetrySchemaAttribute(string name) : Attribute { public string Name => name; public int Id { get; set; } }" },
        { "an alias", "[assembly: Of(\"Acme\", Id = 7)]",
            "class OfAttribute(string name) : Attribute { public string Name => name; public int Id { get; set; } }",
            "global using Of = TelemetryGen.TelemetrySchemaAttribute;" },
        { "an attribute after the first file", "class Nothing;", "class Nothing2;", Plain },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_change_elsewhere_reaches_the_schema(string what, string attribute, string other, string edited)
    {
        Assert.NotEmpty(what);
        var before = GeneratorHarness.Compile(attribute, Record, other);
        var driver = Run(GeneratorHarness.Driver(), before);
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[2], Parse(edited));

        var texts = Texts(Run(driver, after));

        Assert.NotEqual(Texts(driver), texts);
        Assert.Equal(Texts(Run(GeneratorHarness.Driver(), Fresh(after))), texts);
    }

    [Fact]
    public void An_edit_of_a_record_leaves_the_schema_as_it_was()
    {
        var before = GeneratorHarness.Compile(Plain, Record);
        var driver = Run(GeneratorHarness.Driver(), before);

        var steps = Run(
            driver, before.ReplaceSyntaxTree(before.SyntaxTrees[1], Parse(Record.Replace("int", "long", StringComparison.Ordinal))))
            .GetRunResult().Results.Single().TrackedSteps;

        Assert.Equal(IncrementalStepRunReason.Cached, steps[TrackingNames.SchemaAttribute].Single().Outputs.Single().Reason);
    }

    [Fact]
    public void An_attribute_that_moves_to_another_file_is_found_there()
    {
        var before = GeneratorHarness.Compile(Plain, Record, "class Nothing;");
        var both = before.ReplaceSyntaxTree(before.SyntaxTrees[2], Parse(Plain));
        var moved = both.ReplaceSyntaxTree(both.SyntaxTrees[0], GeneratorHarness.Parse("class Nothing;", "File0.cs"));

        var driver = Run(Run(Run(GeneratorHarness.Driver(), before), both), moved);

        Assert.Equal(Texts(Run(GeneratorHarness.Driver(), before)), Texts(driver));
    }

    // Global usings come before the usings of the harness.
    private static SyntaxTree Parse(string text) => text.StartsWith("global using", StringComparison.Ordinal)
        ? CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Latest), "File2.cs")
        : GeneratorHarness.Parse(text, "File2.cs");

    // The same texts in trees that nothing is known of.
    private static Compilation Fresh(Compilation compilation) => compilation.RemoveAllSyntaxTrees()
        .AddSyntaxTrees(
            compilation.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.GetText(), (CSharpParseOptions)t.Options, t.FilePath)));

    private static GeneratorDriver Run(GeneratorDriver driver, Compilation compilation) =>
        driver.RunGenerators(compilation, TestContext.Current.CancellationToken);

    private static string[] Texts(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.HintName + s.SourceText)];
}
