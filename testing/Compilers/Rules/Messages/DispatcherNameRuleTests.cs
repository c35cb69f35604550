namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>
/// Types that the dispatcher and the handler of a schema could not stand beside: said at the type, and neither is generated.
/// </summary>
public class DispatcherNameRuleTests
{
    private const string Record = "[Telemetry(1)] public partial record struct R(int A);";

    [Theory]
    [InlineData("public class GreenhouseDispatcher;", "GreenhouseDispatcher",
        "Acme.Greenhouse.GreenhouseDispatcher is also the dispatcher that is generated for schema Acme.Greenhouse. Give it another name, "
            + "or put it elsewhere.")]
    [InlineData("public static partial class GreenhouseDispatcher { public static int More => 1; }", "GreenhouseDispatcher",
        "Acme.Greenhouse.GreenhouseDispatcher is also the dispatcher that is generated for schema Acme.Greenhouse. Give it another name, "
            + "or put it elsewhere.")]
    [InlineData("public enum GreenhouseDispatcher { A }", "GreenhouseDispatcher",
        "Acme.Greenhouse.GreenhouseDispatcher is also the dispatcher that is generated for schema Acme.Greenhouse. Give it another name, "
            + "or put it elsewhere.")]
    [InlineData("public delegate void GreenhouseDispatcher();", "GreenhouseDispatcher",
        "Acme.Greenhouse.GreenhouseDispatcher is also the dispatcher that is generated for schema Acme.Greenhouse. Give it another name, "
            + "or put it elsewhere.")]
    [InlineData("public interface IGreenhouseHandler;", "IGreenhouseHandler",
        "Acme.Greenhouse.IGreenhouseHandler is also the handler that is generated for schema Acme.Greenhouse. Give it another name, or "
            + "put it elsewhere.")]
    [InlineData("[Telemetry(2)] public partial record struct GreenhouseDispatcher(int A);", "GreenhouseDispatcher",
        "Acme.Greenhouse.GreenhouseDispatcher is also the dispatcher that is generated for schema Acme.Greenhouse. Give it another name, "
            + "or put it elsewhere.")]
    [InlineData("[Telemetry(2)] public partial record struct Q(IGreenhouseHandler A); public record struct IGreenhouseHandler(int X);",
        "IGreenhouseHandler",
        "Acme.Greenhouse.IGreenhouseHandler is also the handler that is generated for schema Acme.Greenhouse. Give it another name, or "
            + "put it elsewhere.")]
    public async Task It_says(string type, string at, string expected)
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme.Greenhouse; {Record} {type}");

        Assert.Equal($"TLG0303 at '{at}': {expected}", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_that_a_type_hides_one_that_the_dispatcher_uses()
    {
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema, $"namespace Acme.Records {{ {Record} }} namespace Acme.Greenhouse {{ public class MessageHeader; }}");

        Assert.Equal(
            "TLG0303 at 'MessageHeader': Acme.Greenhouse.MessageHeader hides the type MessageHeader that the dispatcher of schema "
                + "Acme.Greenhouse uses. Give it another name, or put it elsewhere.", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_that_a_type_has_the_name_of_the_schemas_namespace()
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme; {Record} public class Greenhouse;");

        Assert.Equal(
            "TLG0303 at 'Greenhouse': Acme.Greenhouse is also the namespace of the dispatcher of schema Acme.Greenhouse. Give the type or "
                + "the schema another name.", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_that_a_namespace_is_called_as_the_dispatcher()
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme.Greenhouse.GreenhouseDispatcher; {Record}");

        Assert.Equal(
            "TLG0303 at 'TelemetryGen.TelemetrySchema(\"Acme.Greenhouse\", Id = 7, Version = 2)': Acme.Greenhouse.GreenhouseDispatcher is "
                + "also the dispatcher that is generated for schema Acme.Greenhouse. Give it another name, or put it elsewhere.",
            Assert.Single(said));
    }

    [Theory]
    [InlineData("namespace Acme; public class GreenhouseDispatcher;")]
    [InlineData("namespace Acme.Greenhouse; public static class Outer { public class GreenhouseDispatcher; }")]
    [InlineData("namespace Acme.Greenhouse; public class GreenhouseDispatcher<T>;")]
    [InlineData("namespace Acme.Other; public interface IGreenhouseHandler;")]
    public async Task One_elsewhere_is_none_of_its(string type) =>
        Assert.Empty(await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme.Greenhouse; {Record}", type));
}
