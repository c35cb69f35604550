using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Generator.Tests;

/// <summary>What an edit makes the generator do again.</summary>
public class StepTests
{
    private const string Records = """
        namespace Acme.Greenhouse;
        [Telemetry(1)] public readonly partial record struct Climate([Scaled(0.01), Range(-40, 85)] double Temperature, bool Raining);
        [Telemetry(2)] public partial record Health(uint Uptime, DoorState Door);
        public enum DoorState : byte { Closed, Open }
        """;

    private const string Other = "namespace Acme; public static class Elsewhere { public static int One => 1; }";

    [Fact]
    public void An_edit_in_another_file_leaves_all_steps_and_outputs_cached_or_unchanged()
    {
        var result = RunTwice(tree: 2, "namespace Acme; public static class Elsewhere { public static int Two => 2; }");

        foreach (var step in TrackingNames.All)
        {
            var outputs = result.TrackedSteps[step].SelectMany(s => s.Outputs).ToArray();
            Assert.NotEmpty(outputs);
            Assert.All(outputs,
                o => Assert.Contains(o.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        }

        AssertOutputs(result, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_comment_in_a_record_leaves_all_outputs_cached()
    {
        var result = RunTwice(tree: 1, "// A thought.\n" + Records);

        AssertOutputs(result, IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void An_edit_of_one_record_leaves_the_codec_of_the_other_cached()
    {
        var result = RunTwice(tree: 1, Records.Replace("uint Uptime", "ulong Uptime", StringComparison.Ordinal));

        var codecs = result.TrackedSteps[TrackingNames.Codecs].SelectMany(s => s.Outputs)
            .ToDictionary(o => ((Models.CodecSpec)o.Value).Message.Name, o => o.Reason);
        Assert.Equal(IncrementalStepRunReason.Cached, codecs["Climate"]);
        Assert.Equal(IncrementalStepRunReason.Modified, codecs["Health"]);
    }

    [Fact]
    public void An_edit_of_a_field_leaves_the_dispatcher_cached()
    {
        var result = RunTwice(tree: 1, Records.Replace("85", "84", StringComparison.Ordinal));

        Assert.Equal(IncrementalStepRunReason.Modified, result.TrackedSteps[TrackingNames.Schema].Single().Outputs.Single().Reason);
        Assert.Equal(IncrementalStepRunReason.Unchanged, result.TrackedSteps[TrackingNames.Dispatcher].Single().Outputs.Single().Reason);
    }

    [Theory, InlineData("uint Uptime", "ulong Uptime", false), InlineData(
        "partial record Health", "partial record Pulse", true), InlineData("public partial record Health", "internal partial record Health",
            true), InlineData("partial record Health", "partial record struct Health", true)]
    public void The_dispatcher_is_that_of_the_records(string from, string to, bool isAnother)
    {
        var edited = Records.Replace(from, to, StringComparison.Ordinal);

        var dispatcher = Dispatcher(RunTwice(tree: 1, edited));

        Assert.Equal(Dispatcher(
            GeneratorHarness.Driver()
                .RunGenerators(GeneratorHarness.Compile(GeneratorHarness.Schema, edited, Other), TestContext.Current.CancellationToken)
                .GetRunResult().Results.Single()), dispatcher);
        Assert.Equal(isAnother, dispatcher != Dispatcher(RunTwice(tree: 1, Records)));
    }

    [Fact]
    public void No_step_holds_symbols_or_syntax()
    {
        var result = RunTwice(tree: 2, Other);

        foreach (var value in TrackingNames.All.SelectMany(n => result.TrackedSteps[n]).SelectMany(s => s.Outputs).Select(o => o.Value))
        {
            AssertFreeOfCompiler(value, value?.GetType().Name ?? "");
        }
    }

    private static GeneratorRunResult RunTwice(int tree, string edited)
    {
        var compilation = GeneratorHarness.Compile(GeneratorHarness.Schema, Records, Other);
        var driver = GeneratorHarness.Driver().RunGenerators(compilation);
        var old = compilation.SyntaxTrees[tree];
        return driver.RunGenerators(compilation.ReplaceSyntaxTree(old, GeneratorHarness.Parse(edited, old.FilePath)))
            .GetRunResult().Results.Single();
    }

    private static string Dispatcher(GeneratorRunResult result) =>
        result.GeneratedSources.Single(s => s.HintName == "Acme.Greenhouse.Dispatcher.g.cs").SourceText.ToString();

    private static void AssertOutputs(GeneratorRunResult result, IncrementalStepRunReason reason)
    {
        var outputs = result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs).ToArray();
        Assert.NotEmpty(outputs);
        Assert.All(outputs, o => Assert.Equal(reason, o.Reason));
    }

    private static void AssertFreeOfCompiler(object? value, string path)
    {
        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location,
            $"{path} is a {value?.GetType()}");
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is decimal)
        {
            return;
        }

        if (value is System.Collections.IEnumerable items)
        {
            foreach (var item in items)
            {
                AssertFreeOfCompiler(item, path + "[]");
            }

            return;
        }

        foreach (var property in value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0))
        {
            AssertFreeOfCompiler(property.GetValue(value), $"{path}.{property.Name}");
        }
    }
}
