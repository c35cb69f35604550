extern alias generator;

using System.Collections.Immutable;
using System.Globalization;
using generator::TelemetryGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Rules.Tests.Harness;

namespace TelemetryGen.Benchmarks.Generating;

/// <summary>
/// A build of 200 records: what the rules take by the compiler's own clock, against what the generator takes by the same clock in the same
/// process. Each round compiles anew. The clock goes on while other work has the processor, so the fastest round of the generator and of
/// each rule counts; the median of all rounds' ratios says what a build sees.
/// </summary>
internal static class RulesRun
{
    private const int Rounds = 9;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
    [
        .. typeof(TelemetryGenerator).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t))
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    /// <summary>
    /// A build that names no target, and one that names all of them and all boards, whose rules then look at every name and number for
    /// each.
    /// </summary>
    public static async Task RunAsync()
    {
        await RunAsync("", []);
        await RunAsync(
            ", all targets and boards",
            ("_TelemetryGenTargets", "micropython,nanoframework,sbe,markdown,proto,jsonschema,avro,kql"),
            ("_TelemetryGenBoards", "wipy1,wipy2,esp32,rp2,unix"));
    }

    private static async Task RunAsync(string what, params (string Name, string Value)[] properties)
    {
        var generator = new double[Rounds];
        var rules = Rules.ToDictionary(r => r, _ => new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            var driver = CSharpGeneratorDriver.Create(new TelemetryGenerator())
                .RunGeneratorsAndUpdateCompilation(GeneratorRun.Compile(), out var compilation, out _);
            if (driver.GetRunResult().GeneratedTrees.Length != GeneratorRun.Records + 2)
            {
                throw new InvalidOperationException("A record was refused.");
            }

            generator[round] = driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds;
            foreach (var (rule, time) in await AnalyzeAsync(compilation, properties))
            {
                rules[rule][round] = time;
            }
        }

        var ratios = generator.Select((time, round) => rules.Values.Sum(r => r[round]) / time).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n### Rules: {GeneratorRun.Records} records{what}, fastest of {Rounds} builds\n\n| | ms | x generator |\n|---|--:|--:|"));
        Print("generator", generator.Min());
        Print($"all {Rules.Length} rules", rules.Values.Sum(r => r.Min()));
        foreach (var (rule, times) in rules.OrderByDescending(r => r.Value.Min()).Take(3))
        {
            Print($"of that {rule.SupportedDiagnostics[0].Id}", times.Min());
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"\nAll rules against the generator in one build: median {ratios[Rounds / 2]:0.00}, {ratios[0]:0.00} to {ratios[^1]:0.00}"));

        void Print(string what, double time) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {time:0.0} | {time / generator.Min():0.00} |"));
    }

    private static async Task<List<(DiagnosticAnalyzer Rule, double Time)>> AnalyzeAsync(
        Compilation compilation, (string Name, string Value)[] properties)
    {
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new BuildProperties(properties)),
            onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var analysis = compilation.WithAnalyzers([new BindingAnalyzer(), .. Rules], options);
        // A board has its own to say of records that were made for a server.
        if ((await analysis.GetAnalyzerDiagnosticsAsync()).FirstOrDefault() is { } said && properties.Length == 0)
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
