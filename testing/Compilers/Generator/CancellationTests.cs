using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit;
using TelemetryGen.Generator.Emit.Dispatch;
using TelemetryGen.Generator.Models;

namespace TelemetryGen.Generator.Tests;

/// <summary>
/// Writing stops where the compiler no longer waits for it, and leaves nothing behind that another run would take for whole.
/// </summary>
public class CancellationTests
{
    // All forms: plain and grown blocks, nested records, groups, texts, batches, columns, packed structs.
    private const string Records = """
        namespace Acme.Greenhouse;
        [Telemetry(1)] public readonly partial record struct Climate([Scaled(0.01), Range(-40, 85)] double Temperature, bool Raining, [Since(2)] ushort? Level);
        [Telemetry(2)] public partial record Health(uint Uptime, Place Where, [MaxLength(4)] Place[] Others, [MaxLength(20)] string Note);
        [Telemetry(3)] public readonly partial record struct Pulse([Sequence] uint Number, [FixedLength(4)] ushort[] Levels);
        public readonly record struct Place(byte X, byte Y);
        """;

    public static TheoryData<string> Files =>
        ["Acme.Greenhouse.Climate.g.cs", "Acme.Greenhouse.Health.g.cs", "Acme.Greenhouse.Pulse.g.cs", "Acme.Greenhouse.Schema.g.cs",
            "Acme.Greenhouse.Dispatcher.g.cs"];

    [Theory, MemberData(nameof(Files))]
    public void A_file_is_given_up_at_whatever_line_and_is_the_same_afterwards(string file)
    {
        var emit = EmitterOf(file);
        var asked = 0;
        var whole = Text(emit, () => asked++);

        Assert.InRange(asked, LeastLooks(file, whole), int.MaxValue);
        for (var look = 1; look <= asked; look++)
        {
            using var source = new CancellationTokenSource();
            var looks = 0;
            Assert.ThrowsAny<OperationCanceledException>(() => Text(emit, CancelAt(look, source, () => ++looks, source.Token)));
            Assert.Equal(look, looks);
            Assert.Equal(whole, Text(emit, static () => { }));
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.35)]
    [InlineData(0.6)]
    [InlineData(0.85)]
    [InlineData(0.95)]
    [InlineData(1.0)]
    public void A_run_that_was_cancelled_leaves_the_next_as_if_it_had_not_been(double share)
    {
        var compilation = GeneratorHarness.Compile(GeneratorHarness.Schema, Records);
        var all = 0;
        var whole = Texts(Driver(_ => () => all++).RunGenerators(compilation, TestContext.Current.CancellationToken));
        Assert.Equal(Files.Select(f => f.Data).Order(StringComparer.Ordinal), whole.Select(t => t.Name).Order(StringComparer.Ordinal));

        // The same driver and the same files, before and after: what was kept of the cancelled run would be found.
        var (looks, at) = (0, 1 + (int)(share * (all - 1)));
        using var source = new CancellationTokenSource();
        var driver = Driver(token => CancelAt(at, source, () => ++looks, token));
        var again = GeneratorHarness.Compile(GeneratorHarness.Schema, Records);
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(again, source.Token));
        Assert.Equal(at, looks);

        Assert.Equal(whole, Texts(driver.RunGenerators(again, TestContext.Current.CancellationToken)));
        Assert.Equal(at + all, looks);
    }

    [Fact]
    public void The_compiler_cancels_by_its_token()
    {
        using var source = new CancellationTokenSource();
        var ask = TelemetryGenerator.GetAsk(source.Token);
        Assert.Contains("class GreenhouseDispatcher", Text(EmitterOf("Acme.Greenhouse.Dispatcher.g.cs"), ask), StringComparison.Ordinal);

        source.Cancel();

        Assert.Equal(source.Token,
            Assert.Throws<OperationCanceledException>(() => Text(EmitterOf("Acme.Greenhouse.Dispatcher.g.cs"), ask)).CancellationToken);
    }

    private static Action CancelAt(int look, CancellationTokenSource source, Func<int> count, CancellationToken token) => () =>
    {
        if (count() == look)
        {
            source.Cancel();
        }

        token.ThrowIfCancellationRequested();
    };

    // Before each line of code, and before each message of the document.
    private static int LeastLooks(string file, string text) => file.EndsWith("Schema.g.cs", StringComparison.Ordinal)
        ? 3 + text.Split('\n').Count(l => l.StartsWith("  <message ", StringComparison.Ordinal))
        : text.Split('\n').Count(l => l.Length > 0);

    private static Action<SourceWriter> EmitterOf(string file)
    {
        var result = GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile(GeneratorHarness.Schema, Records), TestContext.Current.CancellationToken)
            .GetRunResult().Results.Single();
        var (schema, dispatcher) = (
            (SchemaModel)Value(result, TrackingNames.Schema), (DispatcherModel)Value(result, TrackingNames.Dispatcher));
        return file switch
        {
            "Acme.Greenhouse.Schema.g.cs" => writer => SchemaDocumentEmitter.Emit(writer, schema.Schema),
            "Acme.Greenhouse.Dispatcher.g.cs" => writer => DispatcherEmitter.Emit(writer, dispatcher),
            _ => writer => CodecEmitter.Emit(writer, schema.Codecs.Single(c => c.HintName == file)),
        };
    }

    private static object Value(GeneratorRunResult result, string step) => result.TrackedSteps[step].Single().Outputs.Single().Value;

    private static string Text(Action<SourceWriter> emit, Action ask)
    {
        var writer = new SourceWriter(ask);
        emit(writer);
        return writer.Text.ToString();
    }

    private static CSharpGeneratorDriver Driver(Func<CancellationToken, Action> askOf) =>
        CSharpGeneratorDriver.Create([new TelemetryGenerator(askOf).AsSourceGenerator()], parseOptions: new(LanguageVersion.Latest));

    private static (string Name, string Text)[] Texts(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(s => (s.HintName, s.SourceText.ToString()))];
}
