using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Generator.Tests;

/// <summary>
/// Projects that ask more of their code, or less, than the default: generated code compiles without a word wherever the user's own does.
/// </summary>
public class StrictProjectTests
{
    private const string Record =
        "namespace Acme; [Telemetry(1)] public partial record R(int A, [Scaled(0.1), Range(0, 9)] double? B, [MaxLength(9)] string C, "
            + "[MaxLength(2)] P[] D, Days E); public record struct P(short X); [Flags] public enum Days { None, All = -1 }";

    private static readonly string[] Warnings =
        ["Obsolete", "Obsolete(\"later\")", "Obsolete(\"later\", DiagnosticId = \"ACME1\")",
            "System.Diagnostics.CodeAnalysis.Experimental(\"ACME9\")"];

    /// <summary>Each kind of symbol that generated code uses.</summary>
    private static readonly string[] Records =
    [
        "public partial record R([property: !] int A);",
        "public partial record R { [!] public int A { get; init; } }",
        "public partial class R { public int A { [!] get; [!] set; } }",
        "public partial record R(E A, E? B); [!] public enum E : byte { One }",
        "public partial record R(E A, [Since(2)] E B = E.Two); public enum E : byte { One, [!] Two }",
        "public partial record R(P A, [MaxLength(2)] P[] B); [!] public record struct P(int X);",
        "public partial record R(P A); public class P { [!] public int X { get; set; } [!] public P() { } }",
        "public partial class R { public int A { get; set; } [!] public R() { } }",
        "[!] public partial record R(int A, P B); public record P(int X);",
        "public partial record R(N.E A); [!] public static class N { public enum E : byte { One } }",
    ];

    /// <summary>What C# warns of, wherever it may stand; no accessor is experimental.</summary>
    public static TheoryData<string> Warned =>
    [
        .. from warning in Warnings
           from record in Records
           where !(record.Contains("{ [!] get", StringComparison.Ordinal) && warning.Contains("Experimental", StringComparison.Ordinal))
           select record.Replace("!", warning, StringComparison.Ordinal),
    ];

    [Theory, MemberData(nameof(Warned))]
    public void What_is_obsolete_or_experimental_is_used_without_a_word(string declaration)
    {
        var record = declaration.StartsWith('[')
            ? declaration.Insert(declaration.IndexOf("public", StringComparison.Ordinal), "[Telemetry(1)] ")
            : $"[Telemetry(1)] {declaration}";

        var files = GeneratorHarness.Generate(GeneratorHarness.Schema, $"#pragma warning disable\nnamespace Acme; {record}");

        Assert.Contains("Acme.R.g.cs", files.Keys);
    }

    [Fact]
    public void A_project_that_is_CLS_compliant_serves()
    {
        var compilation = GeneratorHarness.Compile(GeneratorHarness.Schema, "[assembly: CLSCompliant(true)] " + Record);

        Assert.Contains("Acme.R.g.cs", GeneratorHarness.Generate(compilation).Keys);
    }

    [Fact]
    public void A_project_with_strict_features_documentation_and_the_highest_warning_level_serves()
    {
        var compilation = GeneratorHarness.Compile(GeneratorHarness.Schema, "#pragma warning disable CS1591\n" + Record);
        var strict = compilation.RemoveAllSyntaxTrees()
            .AddSyntaxTrees(compilation.SyntaxTrees.Select(t => CSharpSyntaxTree.ParseText(
                t.ToString(), new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose).WithFeatures(
                    [new("strict", "true")]), t.FilePath)))
            .WithOptions(compilation.Options.WithWarningLevel(9999).WithOverflowChecks(true)
                .WithGeneralDiagnosticOption(ReportDiagnostic.Error));

        Assert.Contains("Acme.R.g.cs", GeneratorHarness.Generate(strict).Keys);
    }

    [Fact]
    public void A_project_without_nullable_types_and_unsafe_code_serves()
    {
        var compilation = GeneratorHarness.Compile(GeneratorHarness.Schema, Record);

        Assert.Contains(
            "Acme.R.g.cs",
            GeneratorHarness.Generate(compilation.WithOptions(
                compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable).WithAllowUnsafe(false))).Keys);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp9)]
    [InlineData(LanguageVersion.CSharp11)]
    public void In_a_language_that_is_too_old_nothing_is_generated(LanguageVersion language)
    {
        var compilation = GeneratorHarness.Compile(
            language, GeneratorHarness.Schema, "namespace Acme { [Telemetry(1)] public partial class R { public int A { get; set; } } }");
        compilation = compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable));

        GeneratorHarness.Driver()
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);

        Assert.Equal(compilation.SyntaxTrees.Length, output.SyntaxTrees.Count());
        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory]
    [InlineData("A_record_in_two_declarations",
        "public partial class R { public int A { get; set; } } public partial class R { public int B { get; set; } }")]
    [InlineData("What_nobody_may_use",
        "public partial class R { public int A { get; set; } [Obsolete(\"no\", true)] public int B { get; set; } }")]
    [InlineData("A_range_of_another_library",
        "public partial record struct R([System.ComponentModel.DataAnnotations.Range(0, 5)] byte A);")]
    public void A_record_that_is_refused_generates_nothing(string what, string record)
    {
        Assert.True(GeneratorHarness.GenerateHints(GeneratorHarness.Schema, $"namespace Acme; [Telemetry(1)] {record}").Length == 0, what);
    }
}
