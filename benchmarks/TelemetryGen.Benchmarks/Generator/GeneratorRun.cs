extern alias generator;

using System.Globalization;
using System.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using generator::TelemetryGen.Generator;

namespace TelemetryGen.Benchmarks.Generating;

/// <summary>
/// One edit of one record in a compilation of 200, as an IDE does it at every key: what the generator itself takes, by the compiler's own
/// clock.
/// </summary>
internal static class GeneratorRun
{
    public const int Records = 200;

    private const int Edits = 200;
    private const int WarmUp = 8;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(p => MetadataReference.CreateFromFile(p))];

    public static void Run()
    {
        var compilation = Compile();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new TelemetryGenerator());
        var (jitTime, jitMethods) = (JitInfo.GetCompilationTime(currentThread: true), JitInfo.GetCompiledMethodCount(currentThread: true));
        driver = driver.RunGenerators(compilation);
        jitTime = JitInfo.GetCompilationTime(currentThread: true) - jitTime;
        jitMethods = JitInfo.GetCompiledMethodCount(currentThread: true) - jitMethods;
        var first = driver.GetTimingInfo().ElapsedTime.TotalMilliseconds;
        if (driver.GetRunResult().GeneratedTrees.Length != Records + 2)
        {
            throw new InvalidOperationException("A record was refused.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n### Generator: {Records} records\n"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"First run: {first:0} ms, of that {jitTime.TotalMilliseconds:0} ms for {jitMethods} methods of the JIT"));
        Measure("a comment in one record", (id, edit) => Record(id, 0) + $"// {edit}");
        Measure("the range of a field of one record", (id, edit) => Record(id, edit));

        // So far the compiler and the generator were still being compiled themselves; those of an IDE have been for long.
        for (var time = 1; time < WarmUp; time++)
        {
            Edit((id, edit) => Record(id, (time * Edits) + edit));
        }

        Measure("the same, warm: a comment", (id, edit) => Record(id, 0) + $"// again {edit}");
        Measure("the same, warm: the range of a field", (id, edit) => Record(id, edit));

        void Measure(string what, Func<int, int, string> text)
        {
            var own = Edit(text);
            Array.Sort(own);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{what}: median {own[Edits / 2]:0.0} ms, fastest {own[0]:0.0} ms, slowest tenth {own[Edits * 9 / 10]:0.0} ms"));
        }

        double[] Edit(Func<int, int, string> text)
        {
            var own = new double[Edits];
            for (var edit = 0; edit < Edits; edit++)
            {
                var id = 1 + (edit * 37 % Records);
                compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[id], Parse(text(id, edit + 1)));
                driver = driver.RunGenerators(compilation);
                own[edit] = driver.GetTimingInfo().GeneratorTimes.Single().ElapsedTime.TotalMilliseconds;
            }

            return own;
        }
    }

    /// <summary>All records, each in a file of its own, nothing of it bound.</summary>
    public static CSharpCompilation Compile() => CSharpCompilation.Create(
        "Contracts",
        [Parse("[assembly: TelemetryGen.TelemetrySchema(\"Acme\", Id = 1, Version = 1)]"),
            .. Enumerable.Range(1, Records).Select(i => Parse(Record(i, 0)))],
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, new(LanguageVersion.Latest));

    private static string Record(int id, int edit) => $$"""
        using System;
        using TelemetryGen;
        namespace Acme;
        [Telemetry({{id}})]
        public readonly partial record struct Record{{id}}(
            [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
            [Scaled(0.01), Unit("Cel"), Range(-40, {{85 + edit}})] double Temperature,
            [Scaled(0.01), Unit("%RH"), Range(0, 100)] double Humidity,
            [Unit("Pa")] uint Pressure,
            bool Raining,
            bool Heating,
            ushort? Battery,
            [MaxLength(16)] string? Note);
        """;
}
