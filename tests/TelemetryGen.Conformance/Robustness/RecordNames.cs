namespace TelemetryGen.Conformance.Robustness;

/// <summary>The names of all records of the contracts, for theories.</summary>
internal static class RecordNames
{
    public static TheoryData<string> All => [.. RecordCodec.All.Select(c => c.Message.Name)];
}
