using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Testing.Emitter;

/// <summary>Records of sample schemas in C# for nanoFramework, as the target emits them.</summary>
internal static class BoardRecords
{
    // Files that are shipped as they are say so on their first line; who compiles the records compiles their sources.
    private const string Shipped = "// TelemetryGen: ";

    /// <summary>A text by the name of its file.</summary>
    /// <param name="samples">Names of sample documents.</param>
    /// <exception cref="ArgumentException">There is no such sample, or two of them have a file of one name.</exception>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> samples) => samples
        .SelectMany(sample => TargetRegistry.Find("nanoframework")!.Emit(SchemaDocument.Parse(SampleSchemas.Text(sample))))
        .Where(file => !file.Text.StartsWith(Shipped, StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileName(file.Path), file => file.Text);
}
