using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Generator.Tests;

/// <summary>A record is parsed again only when something changed that it can depend on, and always then (docs/decisions/0040).</summary>
public class CachedRecordTests
{
    private const string Record = """
        namespace Acme.Greenhouse;
        [Telemetry(1)] public readonly partial record struct Climate([Range(0, Limits.Top)] int Temperature, DoorState Door);
        """;

    private const string Doors = "public enum DoorState : byte { Closed, Open }";
    private const string High = "class High { public const int Top = 99; }";

    [Fact]
    public void An_edit_of_one_of_200_records_leaves_the_steps_of_the_other_199_cached()
    {
        static string Record(int id, int top) =>
            $"[Telemetry({id})] public partial record struct Record{id}([Range(0, {top})] int Level, bool Raining);";
        var compilation = Compile([.. Enumerable.Range(1, 200).Select(id => Record(id, 10))]);
        var driver = GeneratorHarness.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var steps = driver.RunGenerators(Edit(compilation, 77, Record(77, 11)), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single().TrackedSteps;

        Assert.Equal([(IncrementalStepRunReason.Cached, 199), (IncrementalStepRunReason.Modified, 1)],
            Reasons(steps[TrackingNames.Records]));
        Assert.Equal([(IncrementalStepRunReason.Cached, 199), (IncrementalStepRunReason.Modified, 1)],
            Reasons(steps[TrackingNames.Codecs]));
    }

    [Fact]
    public void A_record_that_no_edit_reaches_is_not_parsed_again()
    {
        var before = Compile(Record, Limits("80"), Doors, "public class Other { public const int One = 1; }");
        var after = Edit(before, 4, "public class Other { public const int One = 2; }");

        Assert.Same(ParsedIn(before), ParsedIn(after));
    }

    [Fact]
    public void Other_options_reach_the_record()
    {
        var before = Compile(Record, Limits("80"), Doors);
        var after = before.WithOptions(before.Options.WithNullableContextOptions(NullableContextOptions.Disable));

        Assert.NotSame(ParsedIn(before), ParsedIn(after));
    }

    /// <summary>What changes; the record's files, the last of which is the one that is edited; what it becomes.</summary>
    public static TheoryData<string, string[], string> Changes => new()
    {
        { "a constant", [Record, Doors, Limits("80")], Limits("81") },
        { "a constant after a constant", [Record, Doors, "class Limits { public const int Top = Deep.Top; }",
            "class Deep { public const int Top = 81; }"], "class Deep { public const int Top = 82; }" },
        { "a constant of a base", [Record, Doors, "class Limits : Deep;", "class Deep { public const int Top = 81; }"],
            "class Deep { public const int Top = 82; }" },
        { "a member of an enumeration", [Record, Limits("80"), Doors], "public enum DoorState : byte { Closed, Open, Ajar }" },
        { "an enumeration that becomes flags", [Record, Limits("80"), Doors], "[Flags] " + Doors },
        { "flags that are others", [Record, Limits("80"), "namespace Acme.Greenhouse; [Flags] " + Doors, "class Nothing;"],
            "namespace Acme; class FlagsAttribute : Attribute;" },
        { "a nearer type", [Record, Doors, Limits("80"), "class Nothing;"], "namespace Acme; class Limits { public const int Top = 83; }" },
        { "a nearer type with escapes in its name", [Record, Doors, Limits("80"), "class Nothing;"],
            @"namespace Acme; class Lim\u0069ts { public const int Top = 83; }" },
        { "a nearer namespace", [Record, Doors, Limits("80"), "class Nothing;"], "namespace Acme.Limits; class Nothing;" },
        { "a nearer attribute", [Record, Doors, Limits("80"), "class Nothing;"],
            "namespace Acme; class RangeAttribute(int from, int to) : Attribute { public int Sum => from + to; }" },
        { "a global alias", [Record, Doors, Limits("80"), High, "class Nothing;"], "global using Limits = High;" },
        { "a constant after a global alias", [Record, Doors, "global using Limits = High;", High],
            High.Replace("99", "98", StringComparison.Ordinal) },
        { "a global using static", [Record.Replace("Limits.", "", StringComparison.Ordinal), Doors, Limits("80"), High,
            "global using static Limits;"], "global using static High;" },
        { "another part", [Record, Doors, Limits("80"), "class Nothing;"],
            "namespace Acme.Greenhouse; partial record struct Climate { public int First { get; set; } }" },
        { "a type around the record",
            ["partial class Outer : Deep { [Telemetry(1)] public partial record struct Climate([Range(0, Top)] int Level); }",
                "class Deep { public const int Top = 1; }"], "class Deep { public const int Top = 2; }" },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_change_elsewhere_reaches_the_record(string what, string[] files, string edited)
    {
        Assert.NotEmpty(what);
        var before = Compile(files);
        var driver = GeneratorHarness.Driver().RunGenerators(before, TestContext.Current.CancellationToken);
        var after = driver.RunGenerators(Edit(before, files.Length, edited), TestContext.Current.CancellationToken);
        var anew = GeneratorHarness.Driver().RunGenerators(Compile([.. files[..^1], edited]), TestContext.Current.CancellationToken);

        Assert.NotEqual(Texts(driver), Texts(after));
        Assert.Equal(Texts(anew), Texts(after));
    }

    [Fact]
    public void Another_order_of_two_files_means_the_same_record()
    {
        var before = Compile(
            "public partial record struct Climate { public int First { get; set; } public byte Second { get; set; } }",
            "[Telemetry(1)] public partial record struct Climate { public int Sum => First + Second; }");
        var trees = before.SyntaxTrees;
        var swapped = before.RemoveAllSyntaxTrees().AddSyntaxTrees(trees[0], trees[2], trees[1]);

        Assert.Equal(["First", "Second"], ParsedIn(before).Message.Fields.Select(f => f.Name));
        Assert.Equal(ParsedIn(before), ParsedIn(swapped));
    }

    [Fact]
    public void A_member_that_comes_into_a_second_file_reaches_the_record()
    {
        var before = Compile("public partial record struct Climate { public int First { get; set; } }",
            "[Telemetry(1)] public partial record struct Climate { public int Twice => First * 2; }");
        var driver = GeneratorHarness.Driver().RunGenerators(before, TestContext.Current.CancellationToken);
        var after = driver.RunGenerators(
            Edit(before, 2, "[Telemetry(1)] public partial record struct Climate { public int Second { get; set; } }"),
            TestContext.Current.CancellationToken);

        Assert.NotEmpty(Texts(driver));
        Assert.Empty(Texts(after));
    }

    [Fact]
    public void A_constant_of_another_project_reaches_the_record()
    {
        var before = Compile(Record, Doors);

        Assert.Equal(80, ParsedIn(before.AddReferences(Project("80"))).Message.Fields[0].Range!.Value.Maximum);
        Assert.Equal(81, ParsedIn(before.AddReferences(Project("81"))).Message.Fields[0].Range!.Value.Maximum);

        static CompilationReference Project(string top) =>
            CSharpCompilation.Create("Limits", [GeneratorHarness.Parse(Limits(top), "Limits.cs")], Compile().References,
                new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();
    }

    private static string Limits(string top) => $"public class Limits {{ public const int Top = {top}; }}";

    private static CSharpCompilation Compile(
        params string[] sources) => CSharpCompilation.Create("Empty").WithOptions(GeneratorHarness.Compile().Options)
        .AddReferences(GeneratorHarness.Compile().References)
        .AddSyntaxTrees([Parse(GeneratorHarness.Schema), .. sources.Select(Parse)]);

    private static CSharpCompilation Edit(CSharpCompilation compilation, int file, string text) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[file], Parse(text));

    // Global usings come before the usings of the harness.
    private static SyntaxTree Parse(string text) => text.StartsWith("global using", StringComparison.Ordinal)
        ? CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Latest), "Global.cs")
        : GeneratorHarness.Parse(text, "File.cs");

    private static string[] Texts(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.SourceText.ToString())];

    // A driver of its own: one that has run before keeps its old value when the new one is equal.
    private static Models.RecordSpec ParsedIn(CSharpCompilation compilation) =>
        (Models.RecordSpec)GeneratorHarness.Driver().RunGenerators(compilation, TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single().TrackedSteps[TrackingNames.Records].Single().Outputs.Single().Value!;

    private static (IncrementalStepRunReason, int)[] Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(s => s.Outputs).GroupBy(o => o.Reason).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2)];
}
