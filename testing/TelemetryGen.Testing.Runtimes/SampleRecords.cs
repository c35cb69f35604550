using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Testing.Runtimes;

/// <summary>
/// Modules of records for scenarios, as the target emits them: <c>climate</c> of the greenhouse; <c>level</c>, <c>strike</c> and
/// <c>tally</c> of the timestamps.
/// </summary>
public static class SampleRecords
{
    // Modules that are shipped as they are say so on their first line; they are beside the tests already.
    private const string Shipped = "# TelemetryGen: ";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Emitted = new(() =>
        new SchemaSpec[] { SampleSchemas.Greenhouse, SampleSchemas.Moments }
            .SelectMany(schema => TargetRegistry.Find("micropython")!.Emit(schema))
            .Where(file => !file.Text.StartsWith(Shipped, StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file.Path), file => file.Text));

    /// <summary>Each module's text, by its file's name such as <c>climate.py</c>.</summary>
    public static IReadOnlyDictionary<string, string> Modules => Emitted.Value;
}
