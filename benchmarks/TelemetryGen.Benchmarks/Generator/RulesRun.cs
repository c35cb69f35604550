extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using generator::TelemetryGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TelemetryGen.Benchmarks.Generating;

/// <summary>
/// A build of 200 records: what the rules take by the compiler's own clock, against what the generator takes by the same clock in the same process. Each
/// round compiles anew. The clock goes on while other work has the processor, so the fastest round of the generator and of each rule counts; the median of
/// all rounds' ratios says what a build sees.
/// </summary>
internal static class RulesRun
{
    private const int Rounds = 9;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(TelemetryGenerator).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    public static async Task RunAsync()
    {
        var generator = new double[Rounds];
        var rules = Rules.ToDictionary(r => r, _ => new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            var driver = CSharpGeneratorDriver.Create(new TelemetryGenerator()).RunGeneratorsAndUpdateCompilation(GeneratorRun.Compile(), out var compilation, out _);
            if (driver.GetRunResult().GeneratedTrees.Length != GeneratorRun.Records + 2)
            {
                throw new InvalidOperationException("A record was refused.");
            }

            generator[round] = driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds;
            foreach (var (rule, time) in await AnalyzeAsync(compilation))
            {
                rules[rule][round] = time;
            }
        }

        var ratios = generator.Select((time, round) => rules.Values.Sum(r => r[round]) / time).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### Rules: {GeneratorRun.Records} records, fastest of {Rounds} builds\n\n| | ms | x generator |\n|---|--:|--:|"));
        Print("generator", generator.Min());
        Print($"all {Rules.Length} rules", rules.Values.Sum(r => r.Min()));
        foreach (var (rule, times) in rules.OrderByDescending(r => r.Value.Min()).Take(3))
        {
            Print($"of that {rule.SupportedDiagnostics[0].Id}", times.Min());
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\nAll rules against the generator in one build: median {ratios[Rounds / 2]:0.00}, {ratios[0]:0.00} to {ratios[^1]:0.00}"));

        void Print(string what, double time) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {time:0.0} | {time / generator.Min():0.00} |"));
    }

    private static async Task<List<(DiagnosticAnalyzer Rule, double Time)>> AnalyzeAsync(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var analysis = compilation.WithAnalyzers([new BindingAnalyzer(), .. Rules], options);
        if ((await analysis.GetAnalyzerDiagnosticsAsync()).FirstOrDefault() is { } said)
        {
            throw new InvalidOperationException(said.ToString());
        }

        var times = new List<(DiagnosticAnalyzer, double)>();
        foreach (var rule in Rules)
        {
            times.Add((rule, (await analysis.GetAnalyzerTelemetryInfoAsync(rule, CancellationToken.None)).ExecutionTime.TotalMilliseconds));
        }

        return times;
    }
}
