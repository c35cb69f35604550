using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Generator.Tests;

/// <summary>Runs the generator over source texts, as the compiler does.</summary>
internal static class GeneratorHarness
{
    public const string Schema = """[assembly: TelemetryGen.TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 2)]""";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(TelemetryAttribute).Assembly.Location),
    ];

    /// <summary>A compilation of those files, each with the usual usings.</summary>
    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Contracts",
        sources.Select((text, index) => Parse(text, $"File{index}.cs")),
        References.DistinctBy(r => Path.GetFileName(r.Display)),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string text, string path) =>
        CSharpSyntaxTree.ParseText("using System;\nusing TelemetryGen;\n" + text, ParseOptions, path);

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new TelemetryGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The generated files by hint name; fails when they do not compile without a warning.</summary>
    public static IReadOnlyDictionary<string, string> Generate(params string[] sources)
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compile(sources), out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
        return driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
    }

    /// <summary>The names of the generated files, whether or not the sources are right.</summary>
    public static string[] GenerateHints(params string[] sources)
    {
        var result = Driver().RunGenerators(Compile(sources), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        return [.. result.GeneratedSources.Select(s => s.HintName)];
    }
}
