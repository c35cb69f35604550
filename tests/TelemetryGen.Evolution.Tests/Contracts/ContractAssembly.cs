extern alias generator;

using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Evolution.Tests.Contracts;

/// <summary>A contract compiled as a strict project does, with every warning an error, and loaded.</summary>
internal sealed class ContractAssembly
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private readonly Assembly _assembly;

    public ContractAssembly(RandomContract contract, bool isStrict)
    {
        var compilation = CSharpCompilation.Create(
            "Contract",
            [CSharpSyntaxTree.ParseText(contract.Source, ParseOptions, "Contract.cs"), .. contract.Records.Select(ProbeOf)],
            VersionAssembly.References(),
            new(
                OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error, specificDiagnosticOptions: [
                    new("CS1591", ReportDiagnostic.Suppress)], checkOverflow: isStrict,
                nullableContextOptions: isStrict ? NullableContextOptions.Enable : NullableContextOptions.Disable));
        CSharpGeneratorDriver.Create(
            [new generator::TelemetryGen.Generator.TelemetryGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out var failures);
        Assert.Empty(failures);

        using var image = new MemoryStream();
        var result = output.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        image.Position = 0;
        _assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
        Schema = SchemaDocument.Parse(_assembly.GetCustomAttribute<TelemetrySchemaDocumentAttribute>()!.Xml);
    }

    public SchemaSpec Schema { get; }

    /// <summary>A method of the record's probe.</summary>
    public TDelegate Probe<TDelegate>(string record, string method)
        where TDelegate : Delegate =>
            _assembly.GetType($"{record}Probe", throwOnError: true)!.GetMethod(method)!.CreateDelegate<TDelegate>();

    private static SyntaxTree ProbeOf(KeyValuePair<string, string> record) => CSharpSyntaxTree.ParseText(
        $"#nullable enable\nusing Record = global::{record.Value};\n"
            + VersionAssembly.Resource("RecordProbe").Replace("RecordProbe", $"{record.Key}Probe", StringComparison.Ordinal),
        ParseOptions,
        $"{record.Key}Probe.cs");
}
