using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Discovery;
using TelemetryGen.Generator.Parsing;

namespace TelemetryGen.Rules.Tests;

/// <summary>The rules read what the generator parsed, unless it may mean something else by now (docs/decisions/0072).</summary>
public class SharedParseTests
{
    private const string Record = "namespace Acme; [Telemetry(1)] public partial record struct R([Range(0, Limits.Top)] byte A);";
    private const string Limits = "class Limits { public const int Top = 200; }";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    [Fact]
    public void A_record_that_the_generator_parsed_is_not_parsed_again()
    {
        var generated = Generated(Record, Limits);

        var found = RecordCache.Find(Declaration(generated), Surroundings.From(generated));

        Assert.Equal(200, found!.Record!.Message.Fields[0].Range!.Value.Maximum);
        Assert.Same(found, RecordCache.Find(Declaration(generated), Surroundings.From(generated)));
    }

    [Fact]
    public void A_record_that_the_generator_refused_is_not_parsed_again()
    {
        var generated = Generated("[Telemetry(1)] public partial record struct R(object A);");

        Assert.Equal("TLG0002", Assert.Single(RecordCache.Find(Declaration(generated), Surroundings.From(generated))!.Problems).Rule);
    }

    /// <summary>What comes after the generator, and what the rules say then.</summary>
    public static TheoryData<string, string, string> Later => new()
    {
        { "a constant that changes", "", "class Limits { public const int Top = 256; }" },
        { "a nearer type that another generator adds", "namespace Acme; class Limits { public const int Top = 256; }", Limits },
        { "a nearer namespace that another generator adds", "namespace Acme { namespace Limits { } class Outer { } }", Limits },
    };

    [Theory, MemberData(nameof(Later))]
    public async Task What_came_after_the_generator_is_seen(string what, string added, string limits)
    {
        var generated = Generated(Record, Limits);
        var old = generated.SyntaxTrees.Single(t => t.ToString().Contains("class Limits", StringComparison.Ordinal));
        var later = generated.ReplaceSyntaxTree(old, Parse(limits, old.FilePath))
            .AddSyntaxTrees(Parse(added, "Other.Generator/Other.Generator.Makes/Added.g.cs"));

        Assert.Null(RecordCache.Find(Declaration(later), Surroundings.From(later)));
        var said = await SayAsync(later, anew: false);
        Assert.True(said.Any(s => s.StartsWith("TLG0403", StringComparison.Ordinal)), what);
        Assert.Equal(await SayAsync(later.RemoveSyntaxTrees(later.SyntaxTrees.Where(GeneratedFiles.Has)), anew: true), said);
    }

    [Fact]
    public async Task Other_rules_say_nothing_else_of_a_record_that_was_parsed_before()
    {
        const string Wrong =
            "namespace Acme; [Telemetry(1)] public partial record struct R([Scaled(0.2), Range(0, 5.1)] double A, DateTime B, [Range(0, "
                + "100)] int C, byte[] D) { public int E; }";

        Assert.Equal(["TLG0103", "TLG0007"], (await SayAsync(Generated(Wrong), anew: false)).Select(s => s[..7]));
        var right = Wrong.Replace("byte[] D", "[MaxLength(255)] byte[] D", StringComparison.Ordinal);
        var said = await SayAsync(Generated(right), anew: false);
        Assert.Equal(["TLG0007", "TLG0104", "TLG0105", "TLG0401", "TLG0405", "TLG0407", "TLG0407"],
            said.Select(s => s[..7]).Order(StringComparer.Ordinal));
        Assert.Equal(said, await SayAsync(Generated(right), anew: true));
    }

    [Theory]
    [InlineData("namespace Acme; [System.Serializable] public class Server { public int One { get; } }", 0)]
    [InlineData("namespace Acme; [Telemetry(1)] public partial record struct R(int A);", 1)]
    public async Task Rules_about_records_look_at_no_type_where_there_is_no_record(string source, int expected)
    {
        var analysis = Generated(source).WithAnalyzers(UserCode.Analyzers, new AnalyzerOptions([], BuildProperties.None));
        await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        foreach (var rule in UserCode.Analyzers.Where(
            a => a.GetType().Name is "UnsupportedTypeAnalyzer" or "NoUnitAnalyzer" or "DuplicateMessageAnalyzer" or "ReuseAnalyzer"))
        {
            Assert.Equal(expected,
                (await analysis.GetAnalyzerTelemetryInfoAsync(rule, TestContext.Current.CancellationToken)).SymbolActionsCount);
        }
    }

    [Theory]
    [InlineData("TelemetryGen.Generator/TelemetryGen.Generator.TelemetryGenerator/Acme.R.g.cs", true)]
    [InlineData(@"C:\a\obj\generated\TelemetryGen.Generator\TelemetryGen.Generator.TelemetryGenerator\Acme.R.g.cs", true)]
    [InlineData("/a/TelemetryGen.Generator.TelemetryGenerator/R.cs", false)]
    [InlineData("/a/TelemetryGenerator/R.g.cs", false)]
    [InlineData("TelemetryGen.Generator.TelemetryGenerator.g.cs", false)]
    [InlineData("", false)]
    public void Files_of_the_generator_are_known_by_their_folder(string path, bool expected) =>
        Assert.Equal(expected, GeneratedFiles.Has(Parse("", path)));

    private static SyntaxReference Declaration(Compilation compilation) =>
        compilation.GetSymbolsWithName("R", SymbolFilter.Type, TestContext.Current.CancellationToken).Single().DeclaringSyntaxReferences
            .Single(r => !GeneratedFiles.Has(r.SyntaxTree));

    private static Compilation Generated(params string[] sources)
    {
        var compilation = CSharpCompilation.Create(
            "Contracts", [Parse(UserCode.Schema, "/Schema.cs"), .. sources.Select((text, index) => Parse(text, $"/File{index}.cs"))],
            UserCode.References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new Generator.TelemetryGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        return generated;
    }

    // Anew: of the same texts in trees that no generator has seen.
    private static async Task<string[]> SayAsync(Compilation compilation, bool anew)
    {
        var seen = anew
            ? compilation.RemoveAllSyntaxTrees()
                .AddSyntaxTrees(compilation.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(t.GetText(), ParseOptions, t.FilePath)))
            : compilation;
        var said = await seen.WithAnalyzers(UserCode.Analyzers, new AnalyzerOptions([], BuildProperties.None))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. said.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)
            .Select(d => $"{d.Id} {d.GetMessage(null)}")];
    }

    private static SyntaxTree Parse(string text, string path)
    {
        var needsUsings = text.StartsWith('[') || text.Contains("record", StringComparison.Ordinal);
        return CSharpSyntaxTree.ParseText((needsUsings ? "using System; using TelemetryGen;\n" : "") + text, ParseOptions, path);
    }
}
