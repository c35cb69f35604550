extern alias generator;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Rules.Tests.Harness;
using TelemetryGen.Schema;
using TelemetryGen.Targets;

namespace TelemetryGen.Evolution.Tests.Names;

/// <summary>
/// A contract as a build takes it that emits every target: C# itself refuses it, or the rules do, or all that is generated is good.
/// </summary>
internal sealed class NastyContract
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly AnalyzerOptions Options = new(
        [], BuildProperties.Targets(string.Join(',', TargetRegistry.All.Select(t => t.Name))));

    private NastyContract(string source, Compilation output, string[] refusals) => (Source, Output, Refusals) = (source, output, refusals);

    public string Source { get; }

    /// <summary>With what was generated.</summary>
    public Compilation Output { get; }

    /// <summary>Errors of the rules.</summary>
    public IReadOnlyList<string> Refusals { get; }

    /// <summary>The document that the generator embedded.</summary>
    public SchemaSpec Schema => SchemaDocument.Parse(
        (string)Output.Assembly.GetAttributes()
            .Single(a => a.AttributeClass!.Name == nameof(TelemetrySchemaDocumentAttribute)).ConstructorArguments[0].Value!);

    /// <summary>The contract; null when it is no C#.</summary>
    public static async Task<NastyContract?> OfAsync(string source)
    {
        var compilation = CSharpCompilation.Create(
            "Contract",
            [CSharpSyntaxTree.ParseText(source, ParseOptions, "/Contract.cs")],
            VersionAssembly.References(),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        if (Errors(compilation).Length > 0)
        {
            return null;
        }

        CSharpGeneratorDriver.Create(
            [new generator::TelemetryGen.Generator.TelemetryGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var failures);
        Assert.Empty(failures);
        var said = await output.WithAnalyzers(Analyzers(), Options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return new(source, output,
            [.. said.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => $"{d.Id}: {d.GetMessage(null)}")]);
    }

    /// <summary>Errors of the compiler.</summary>
    public static string[] Errors(Compilation compilation) =>
        [.. compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error)
            .Select(d => d.ToString())];

    private static System.Collections.Immutable.ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        .. typeof(generator::TelemetryGen.Generator.TelemetryGenerator).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];
}
