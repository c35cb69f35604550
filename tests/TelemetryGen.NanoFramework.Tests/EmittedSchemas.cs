using System.Reflection;
using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.NanoFramework.Tests;

/// <summary>All schemas that the repository has, as the target writes them for a device.</summary>
internal static class EmittedSchemas
{
    /// <summary>The sample documents, the Greenhouse contracts and those of the conformance tests, by name.</summary>
    public static IReadOnlyDictionary<string, SchemaSpec> All { get; } = Documents()
        .Append(("Greenhouse/Contracts", DocumentOf(typeof(Acme.Greenhouse.Climate).Assembly)))
        .Append(("Conformance.Contracts", DocumentOf(typeof(Conformance.Integers).Assembly)))
        .ToDictionary(d => d.Item1, d => SchemaDocument.Parse(d.Item2));

    /// <summary>Every file that the target writes for a schema, sender included.</summary>
    public static IReadOnlyList<DeviceSource> FilesOf(SchemaSpec schema)
    {
        var target = TargetRegistry.Find("nanoframework") ?? throw new InvalidOperationException("There is no target 'nanoframework'.");
        return [.. target.Emit(schema).Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal))
            .Select(f => new DeviceSource(f.Path, f.Text))];
    }

    private static IEnumerable<(string Name, string Xml)> Documents() =>
        typeof(SampleSchemas).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".xml", StringComparison.Ordinal))
            .Select(n => (n, SampleSchemas.Text(n)));

    private static string DocumentOf(Assembly contracts) => contracts.GetCustomAttribute<TelemetrySchemaDocumentAttribute>()!.Xml;
}
