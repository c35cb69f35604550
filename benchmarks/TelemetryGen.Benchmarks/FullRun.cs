using BenchmarkDotNet.Attributes;
using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>Every case under BenchmarkDotNet, a process each: slower, and with its own statistics.</summary>
[MemoryDiagnoser]
public class FullRun
{
    private static readonly Dictionary<string, Case> All = new[]
        {
            EncodeCases.All.Prepend(EncodeCases.Hand).Select(c => ("encode: " + c.Name, c)),
            DecodeCases.All.Prepend(DecodeCases.Hand).Select(c => ("decode: " + c.Name, c)),
            DispatchCases.All.Prepend(DispatchCases.Direct).Select(c => ("dispatch: " + c.Name, c)),
        }
        .SelectMany(c => c).ToDictionary(c => c.Item1, c => c.c);

    private Case _case = EncodeCases.Hand;

    /// <summary>What is measured.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    /// <summary>All cases.</summary>
    public IEnumerable<string> Names => All.Keys;

    /// <summary>Finds the case.</summary>
    [GlobalSetup]
    public void Setup() => _case = All[Name];

    /// <summary>256 operations.</summary>
    [Benchmark(OperationsPerInvoke = Samples.Count)]
    public long Run() => _case.Run();
}
