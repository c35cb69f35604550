namespace TelemetryGen.Benchmarks.Ratios;

/// <summary>One thing to measure.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Operations">How many operations one run is.</param>
/// <param name="Run">All operations once; what it gives back keeps the JIT from leaving them out.</param>
internal sealed record Case(string Name, int Operations, Func<long> Run)
{
    /// <summary>Bytes of one message, for the table; 0 to leave it out.</summary>
    public int Bytes { get; init; }
}
