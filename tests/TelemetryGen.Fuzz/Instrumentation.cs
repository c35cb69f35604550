using SharpFuzz;

namespace TelemetryGen.Fuzz;

/// <summary>Rewrites assemblies so that they tell the fuzzer which branches an input takes.</summary>
internal static class Instrumentation
{
    // Avro's too: what a damaged Capture file runs into is there.
    private static readonly string[] Assemblies =
        ["TelemetryGen.dll", "TelemetryGen.Schema.dll", "TelemetryGen.EventHubs.dll", "TelemetryGen.Conformance.Contracts.dll", "Avro.dll"];

    public static void Of(string folder)
    {
        foreach (var assembly in Assemblies)
        {
            Fuzzer.Instrument(Path.Combine(folder, assembly), _ => true, SharpFuzz.Options.Value);
        }
    }
}
