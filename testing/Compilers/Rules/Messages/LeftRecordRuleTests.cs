namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>TLG0503: records that a handler has neither a method nor an OnOther of its own for.</summary>
public class LeftRecordRuleTests
{
    private const string Contracts = """
        namespace Acme.Greenhouse;
        [Telemetry(1)] public partial record struct Faults(int A);
        [Telemetry(2)] public partial record Health(int B);
        """;

    private const string Faults = "public void OnFaults(in Faults message) { }";
    private const string Health = "public void OnHealth(in Health message) { }";
    private const string Lost = "such records go to OnOther, which does nothing. Add what is missing, or an OnOther of its own.";
    private const string Other = "void OnOther<TMessage>(in TMessage message) where TMessage : ITelemetryMessage<TMessage>";

    [Theory]
    [InlineData($"public class Rows : IGreenhouseHandler {{ {Faults} }}", "OnHealth")]
    [InlineData("public class Rows : IGreenhouseHandler;", "OnFaults, OnHealth")]
    [InlineData("public readonly record struct Rows : IGreenhouseHandler;", "OnFaults, OnHealth")]
    [InlineData($"public class Rows {{ class Inner {{ }} }} public class More : Rows, IGreenhouseHandler {{ {Health} }}", "OnFaults")]
    [InlineData($"public abstract class Rows : IGreenhouseHandler {{ {Health} }}", "OnFaults")]
    [InlineData("partial class Rows { } partial class Rows : IGreenhouseHandler { }", "OnFaults, OnHealth")]
    public async Task It_says_which_records_are_left(string type, string left)
    {
        var said = Assert.Single(await SayAsync(type));

        Assert.EndsWith(
            $" has no {left}: {Lost}", said, StringComparison.Ordinal);
        Assert.StartsWith("TLG0503 at '", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"public class Rows : IGreenhouseHandler {{ {Faults} {Health} }}")]
    [InlineData($"public class Rows : IGreenhouseHandler {{ {Faults} public {Other} {{ }} }}")]
    [InlineData($"public class Rows : IGreenhouseHandler {{ {Faults} void ITelemetryHandler.OnOther<TMessage>(in TMessage m) {{ }} }}")]
    [InlineData($"public class Common {{ public {Other} {{ }} }} public class Rows : Common, IGreenhouseHandler;")]
    [InlineData($"public class Rows : IGreenhouseHandler {{ {Faults} {Health} }} public class More : Rows;")]
    [InlineData($"public struct Rows : IGreenhouseHandler {{ {Faults} {Health} int _n; public {Other} {{ _n++; }} }}")]
    [InlineData($"public readonly struct Rows : IGreenhouseHandler {{ public {Other} {{ Console.Write(1); }} }}")]
    [InlineData($"public struct Rows : IGreenhouseHandler {{ public readonly {Other} {{ Console.Write(1); }} }}")]
    [InlineData($"public struct Rows : IGreenhouseHandler {{ public {Other} {{ }} }}")]
    [InlineData("public interface IMine : IGreenhouseHandler;")]
    [InlineData("public class Rows : ITelemetryHandler;")]
    public async Task It_is_silent_where_nothing_is_left_or_the_type_says_what_becomes_of_it(string type) =>
        Assert.Empty(await SayAsync(type));

    [Fact]
    public async Task A_struct_that_notes_in_itself_what_it_leaves_is_told_that_it_is_copied() => Assert.Equal(
        "TLG0503 at 'Rows': Rows has no OnHealth: it is copied for OnOther then, whose changes are lost. Add what is missing, or make "
            + "OnOther readonly.",
        Assert.Single(await SayAsync($"public struct Rows : IGreenhouseHandler {{ {Faults} int _n; public {Other} => _n++; }}")));

    [Fact]
    public async Task It_names_three_and_counts_the_rest()
    {
        var more = string.Concat(Enumerable.Range(10, 5).Select(i => $"[Telemetry({i})] public partial record struct R{i}(int A);"));

        Assert.Equal(
            $"TLG0503 at 'Rows': Rows has no OnFaults, OnHealth, OnR10 and 4 more: {Lost}",
            Assert.Single(await SayAsync($"{more} public class Rows : IGreenhouseHandler;")));
    }

    [Fact]
    public async Task What_is_said_at_a_method_that_only_looks_right_is_not_said_again()
    {
        var method = await SayAsync($"public class Rows : IGreenhouseHandler {{ {Health} public void OnFaults(Faults message) {{ }} }}");
        var other = await SayAsync($"public class Rows : IGreenhouseHandler {{ {Health} public void OnOther<T>(T message) {{ }} }}");

        Assert.StartsWith("TLG0502", Assert.Single(method), StringComparison.Ordinal);
        Assert.StartsWith("TLG0502", Assert.Single(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_knows_a_handler_of_a_referenced_assembly() => Assert.Equal(
        $"TLG0503 at 'Rows': Rows has no OnHealth: {Lost}",
        Assert.Single(await RuleHarness.SayOfProgramAsync(
            [RuleHarness.Schema, Contracts], $"using Acme.Greenhouse; class Rows : IGreenhouseHandler {{ {Faults} }}")));

    private static Task<string[]> SayAsync(string types) =>
        RuleHarness.SayAsync(RuleHarness.Schema, Contracts, $"namespace Acme.Greenhouse; {types}");
}
