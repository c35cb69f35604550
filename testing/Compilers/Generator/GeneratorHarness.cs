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
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(TelemetryAttribute).Assembly.Location),
    ];

    /// <summary>
    /// What is said of members that are obsolete, experimental or for another assembly's view of the world: the user's doing, and switched
    /// off.
    /// </summary>
    private static readonly string[] Others = ["CS0612", "CS0618", "CS3001", "CS3003", "CS3027", "ACME1", "ACME9"];

    /// <summary>A compilation of those files, each with the usual usings.</summary>
    public static CSharpCompilation Compile(params string[] sources) => Compile(LanguageVersion.Latest, sources);

    /// <summary>The same in that version of C#.</summary>
    public static CSharpCompilation Compile(LanguageVersion language, params string[] sources) => CSharpCompilation.Create(
        "Contracts",
        sources.Select((text, index) => Parse(text, $"File{index}.cs", language)),
        References.DistinctBy(r => Path.GetFileName(r.Display)),
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string text, string path, LanguageVersion language = LanguageVersion.Latest) =>
        CSharpSyntaxTree.ParseText("using System;\nusing TelemetryGen;\n" + text, new(language), path);

    public static GeneratorDriver Driver() => Driver(ParseOptions);

    /// <summary>One that writes in the language of a compilation.</summary>
    private static CSharpGeneratorDriver Driver(CSharpCompilation compilation) =>
        Driver((CSharpParseOptions)compilation.SyntaxTrees[0].Options);

    private static CSharpGeneratorDriver Driver(CSharpParseOptions options) => CSharpGeneratorDriver.Create(
        [new TelemetryGenerator().AsSourceGenerator()],
        parseOptions: options,
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>
    /// The generated files by hint name; fails when they do not compile without a warning, those included that they switch off at their
    /// head.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Generate(params string[] sources) => Generate(Compile(sources));

    /// <summary>The same of a compilation.</summary>
    public static IReadOnlyDictionary<string, string> Generate(CSharpCompilation compilation)
    {
        var driver = Driver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(Warnings(output));
        Assert.DoesNotContain(Warnings(WithAllWarnings(output)), d => !Others.Contains(d.Id));
        return driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
    }

    private static IEnumerable<Diagnostic> Warnings(Compilation compilation) =>
        compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning);

    // The generated files without the line that switches warnings off.
    private static Compilation WithAllWarnings(Compilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees.Where(t => t.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)))
        {
            var lines = tree.ToString().Split('\n').Where(l => !l.StartsWith("#pragma warning disable ", StringComparison.Ordinal));
            compilation = compilation.ReplaceSyntaxTree(
                tree, CSharpSyntaxTree.ParseText(string.Join('\n', lines), (CSharpParseOptions)tree.Options, tree.FilePath));
        }

        return compilation;
    }

    /// <summary>The names of the generated files, whether or not the sources are right.</summary>
    public static string[] GenerateHints(params string[] sources)
    {
        var result = Driver().RunGenerators(Compile(sources), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        return [.. result.GeneratedSources.Select(s => s.HintName)];
    }
}
