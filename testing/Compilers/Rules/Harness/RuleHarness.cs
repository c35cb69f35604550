using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryGen.Rules.Tests.Harness;

/// <summary>Runs the generator and all analyzers over source texts, as the compiler does.</summary>
internal static class RuleHarness
{
    public const string Schema = UserCode.Schema;

    /// <summary>What they say, as <c>ID at 'text': message</c>, in order of place.</summary>
    public static Task<string[]> SayAsync(params string[] sources) => SayAsync(BuildProperties.None, sources);

    /// <summary>What they say in a build with those properties.</summary>
    public static Task<string[]> SayAsync(BuildProperties properties, params string[] sources) => SayAsync(properties, [], sources);

    /// <summary>What they say in a build with that lock, of a record of schema Acme.Greenhouse, version 2.</summary>
    public static Task<string[]> SayAgainstAsync(LockText locked, string declaration, string schema = Schema) =>
        SayAsync(new BuildProperties(("TelemetryGenLock", "schemas")), [locked], [schema, $"namespace Acme; {declaration}"]);

    private static async Task<string[]> SayAsync(BuildProperties properties, ImmutableArray<AdditionalText> files, string[] sources)
    {
        return Words(await DiagnosticsAsync(properties, files, severities: null, sources));
    }

    private static string[] Words(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics
            .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .ThenBy(d => d.Id, StringComparer.Ordinal)
            .Select(d => $"{d.Id}{PlaceOf(d)}: {d.GetMessage(null)}")];

    private static string PlaceOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree ? $" at '{tree.GetText().ToString(diagnostic.Location.SourceSpan)}'" : "";

    /// <summary>What they say in a build with those files beside the sources.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        BuildProperties properties, ImmutableArray<AdditionalText> files, SyntaxTreeOptionsProvider? severities, string[] sources,
        LanguageVersion language = LanguageVersion.Latest) =>
        DiagnosticsAsync(Generated(sources, new(language)), properties, files, severities);

    /// <summary>What they say of what was generated before, with the severities of an .editorconfig.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        Compilation compilation, BuildProperties properties, ImmutableArray<AdditionalText> files,
        SyntaxTreeOptionsProvider? severities) =>
        compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(severities))
            .WithAnalyzers(UserCode.Analyzers, new AnalyzerOptions(files, properties))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    /// <summary>The sources in the newest language, with what the generator makes of them.</summary>
    public static Compilation Generated(params string[] sources) => Generated(sources, new(LanguageVersion.Latest));

    /// <summary>What they say of a record of schema Acme.Greenhouse, version 2.</summary>
    public static Task<string[]> SayOfAsync(string declaration) => SayOfAsync(BuildProperties.None, declaration);

    /// <summary>What they say where the project is in that version of C#.</summary>
    public static async Task<string[]> SayInAsync(LanguageVersion language, params string[] sources) =>
        Words(await DiagnosticsAsync(BuildProperties.None, [], severities: null, sources, language));

    public static Task<string[]> SayOfAsync(BuildProperties properties, string declaration) =>
        SayAsync(properties, Schema, $"namespace Acme; [Telemetry(1)] public {declaration}{(declaration.EndsWith('}') ? "" : ";")}");

    /// <summary>What they say of a program that references contracts which were compiled before.</summary>
    public static async Task<string[]> SayOfProgramAsync(string[] contracts, string program)
    {
        using var image = new MemoryStream();
        var emitted = Generated(contracts, new(LanguageVersion.Latest))
            .Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        var compilation = Generated([program], new(LanguageVersion.Latest), "Program", MetadataReference.CreateFromImage(image.ToArray()));
        Assert.DoesNotContain(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity == DiagnosticSeverity.Error);
        return Words(await compilation.WithAnalyzers(UserCode.Analyzers, new AnalyzerOptions([], BuildProperties.None))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    private static Compilation Generated(
        string[] sources, CSharpParseOptions options, string name = "Contracts", params MetadataReference[] more)
    {
        var compilation = CSharpCompilation.Create(
            name,
            sources.Select(
                (text, index) =>
                    CSharpSyntaxTree.ParseText(
                        "using System;\nusing System.Collections.Generic;\nusing System.IO;\n"
                            + (text.Contains("using TelemetryGen;", StringComparison.Ordinal) ? "" : "using TelemetryGen;\n") + text,
                            options, $"/File{index}.cs")),
            UserCode.References.AddRange(more),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new Generator.TelemetryGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }
}
