using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Generator;
using TelemetryGen.Rules.Tests.Harness;

namespace TelemetryGen.Rules.Tests.Reference;

/// <summary>
/// Reference/Fields.cs of the samples, and Fields.xml, which the generator makes of it: from that the tests of the targets make their part
/// of docs/attributes.md.
/// </summary>
public class FieldDocumentTests
{
    private static readonly string Samples =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../testing/TelemetryGen.Testing.Samples/Reference"));

    [Fact]
    public void The_document_is_what_the_generator_makes_of_the_fields()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var source = CSharpSyntaxTree.ParseText(
            File.ReadAllText(Path.Combine(Samples, "Fields.cs")), options, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Contracts", [source], UserCode.References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new TelemetryGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        Assert.Empty(generated.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error));

        var made = (string)generated.Assembly.GetAttributes()
            .Single(a => a.AttributeClass!.Name == nameof(TelemetrySchemaDocumentAttribute)).ConstructorArguments[0].Value!;

        var path = Path.Combine(Samples, "Fields.xml");
        if (Environment.GetEnvironmentVariable("TELEMETRYGEN_ACCEPT") == "1")
        {
            File.WriteAllText(path, made.TrimEnd() + "\n");
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path).TrimEnd() : "", made.ReplaceLineEndings("\n").TrimEnd());
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
