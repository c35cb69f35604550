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
/// round compiles anew. Of the generator and of each rule the fastest round counts: the clock goes on while other work has the processor.
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
        var generator = double.MaxValue;
        var rules = Rules.ToDictionary(r => r, _ => double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var driver = CSharpGeneratorDriver.Create(new TelemetryGenerator()).RunGeneratorsAndUpdateCompilation(GeneratorRun.Compile(), out var compilation, out _);
            if (driver.GetRunResult().GeneratedTrees.Length != GeneratorRun.Records + 2)
            {
                throw new InvalidOperationException("A record was refused.");
            }

            generator = Math.Min(generator, driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds);
            foreach (var (rule, time) in await AnalyzeAsync(compilation))
            {
                rules[rule] = Math.Min(rules[rule], time);
            }
        }

        var all = rules.Values.Sum();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### Rules: {GeneratorRun.Records} records, fastest of {Rounds} builds\n\n| | ms | x generator |\n|---|--:|--:|"));
        Print("generator", generator);
        Print($"all {Rules.Length} rules", all);
        foreach (var (rule, time) in rules.OrderByDescending(r => r.Value).Take(3))
        {
            Print($"of that {rule.SupportedDiagnostics[0].Id}", time);
        }

        void Print(string what, double time) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {time:0.0} | {time / generator:0.00} |"));
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
