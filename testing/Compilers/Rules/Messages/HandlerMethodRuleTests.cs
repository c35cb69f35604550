namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>TLG0502: methods that look like those of a generated handler interface and receive nothing.</summary>
public class HandlerMethodRuleTests
{
    private const string Contracts = """
        namespace Acme.Greenhouse;
        [Telemetry(1)] public partial record struct Faults(int A);
        [Telemetry(2)] public partial record Health(int B);
        """;

    // An own OnOther, so that TLG0503 has nothing to say.
    private const string Other = "public void OnOther<TMessage>(in TMessage message) where TMessage : ITelemetryMessage<TMessage> { }";

    [Theory]
    [InlineData("public void OnFaults(Faults message) { }", "OnFaults(Faults)", "its parameter has no 'in'")]
    [InlineData("public void OnFaults(ref Faults message) { }", "OnFaults(ref Faults)", "its parameter has 'ref' and not 'in'")]
    [InlineData("public void OnFaults(in Health message) { }", "OnFaults(in Health)", "it takes Health")]
    [InlineData("public void OnFaults(in Faults? message) { }", "OnFaults(in Faults?)", "it takes Faults?")]
    [InlineData("public int OnFaults(in Faults message) => 1;", "OnFaults(in Faults)", "it returns int")]
    [InlineData("void OnFaults(in Faults message) { }", "OnFaults(in Faults)", "it is not public")]
    [InlineData("internal void OnFaults(in Faults message) { }", "OnFaults(in Faults)", "it is not public")]
    [InlineData("public static void OnFaults(in Faults message) { }", "OnFaults(in Faults)", "it is static")]
    [InlineData("public void OnFault(in Faults message) { }", "OnFault(in Faults)", "its name is not OnFaults")]
    [InlineData("public void Onfaults(in Faults message) { }", "Onfaults(in Faults)", "its name is not OnFaults")]
    [InlineData("public void On_Fautls(in Faults message) { }", "On_Fautls(in Faults)", null)]
    [InlineData("public void OnFautls(Faults message) { }", "OnFautls(Faults)", "its name is not OnFaults, its parameter has no 'in'")]
    [InlineData("public void OnFaults() { }", "OnFaults()", "it has no parameters")]
    [InlineData("public void OnFaults(in Faults message, int n) { }", "OnFaults(in Faults, int)", "it has 2 parameters")]
    [InlineData("public void OnFaults<T>(in Faults message) { }", "OnFaults<T>(in Faults)", "it has 1 type parameter")]
    [InlineData("static async System.Threading.Tasks.Task OnFaults(Faults message) { await System.Threading.Tasks.Task.Yield(); }",
        "OnFaults(Faults)", "it is not public, it is static, it returns Task, its parameter has no 'in'")]
    [InlineData("void ITaking.OnFaults(in Faults message) { }", "OnFaults(in Faults)", "it is the method of ITaking alone")]
    public async Task It_says_what_keeps_a_method_from_being_the_one(string method, string described, string? reasons)
    {
        var said = await SayAsync($"public class Rows : IGreenhouseHandler, ITaking {{ {method} {Other} }}");

        Assert.Equal(
            reasons is null ? [] : [$"Rows.{described} receives no Faults: {reasons}. Write public void OnFaults(in Faults message)."],
            said.Select(s => s[(s.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    [Theory]
    [InlineData("public void OnOther<T>(T message) { }", "OnOther<T>(T)", "its parameter has no 'in'")]
    [InlineData("public void OnOther(object message) { }", "OnOther(object)", "it has no type parameters")]
    [InlineData("void OnOther<T>(in T message) where T : ITelemetryMessage<T> { }", "OnOther<T>(in T)", "it is not public")]
    [InlineData("public void OnOthers<T>(in T message) { }", "OnOthers<T>(in T)", "its name is not OnOther")]
    public async Task It_speaks_of_an_OnOther_too(string method, string described, string reasons) => Assert.Equal(
        $"TLG0502 at '{described[..described.IndexOfAny(['<', '('])]}': Rows.{described} receives no other records: {reasons}. Write "
            + "public void OnOther<TMessage>(in TMessage message) where TMessage : ITelemetryMessage<TMessage>.",
        Assert.Single(await SayAsync($"public class Rows : IGreenhouseHandler {{ {method} }}")));

    [Fact]
    public async Task It_speaks_of_a_method_that_the_class_inherits() => Assert.Equal(
        "TLG0502 at 'Rows': Common.OnFaults(Faults) receives no Faults: its parameter has no 'in'. Write public void OnFaults(in Faults "
            + "message) in Rows.",
        Assert.Single(await SayAsync(
            "public class Common { public void OnFaults(Faults message) { } } "
                + $"public class Rows : Common, IGreenhouseHandler {{ {Other} }}")));

    [Fact]
    public async Task It_speaks_of_a_class_whose_base_class_alone_lists_the_interface() => Assert.Equal(
        [
            "TLG0502 at 'OnFaults': More.OnFaults(in Faults) receives no Faults: IGreenhouseHandler is listed by a base class and not by "
                + "More. List IGreenhouseHandler there.",
        ],
        await SayAsync(
            $"public class Rows : IGreenhouseHandler {{ {Other} }} "
                + "public class More : Rows { public void OnFaults(in Faults message) { } }"));

    [Theory]
    [InlineData("public struct Rows : IGreenhouseHandler { public void OnFault(in Faults message) { } {0} }")]
    [InlineData("public record Rows : IGreenhouseHandler { public void OnFault(in Faults message) { } {0} }")]
    [InlineData("public abstract class Rows<T> : IGreenhouseHandler { public void OnFault(in Faults message) { } {0} }")]
    [InlineData("public interface IMine : IGreenhouseHandler; public class Rows : IMine { public void OnFault(in Faults m) { } {0} }")]
    [InlineData("public partial class Rows : IGreenhouseHandler { {0} } partial class Rows { public void OnFault(in Faults message) { } }")]
    public async Task It_looks_at_every_kind_of_type(string type) => Assert.StartsWith(
        "TLG0502 at 'OnFault': Rows.OnFault(in Faults) receives no Faults: ",
        Assert.Single(await SayAsync(type.Replace("{0}", Other, StringComparison.Ordinal))), StringComparison.Ordinal);

    [Theory]
    [InlineData("public class Rows : IGreenhouseHandler { public void OnFaults(in Faults message) { } {0} }")]
    [InlineData("public class Rows : IGreenhouseHandler { void IGreenhouseHandler.OnFaults(in Faults message) { } {0} }")]
    [InlineData("public class Rows : IGreenhouseHandler { public void OnFaults(in Faults m) { } void OnFaults(Faults m, int n) { } {0} }")]
    [InlineData("public class Rows : IGreenhouseHandler { public void OnFaults(List<Faults> messages, int n) { } {1} }")]
    [InlineData("public class Rows : IGreenhouseHandler { void Store(in Faults message) { } void Online(Faults message) { } {0} }")]
    [InlineData("public class Common { public void OnFaults(in Faults m) { } } public class Rows : Common, IGreenhouseHandler { {0} }")]
    [InlineData("public abstract class Common : IGreenhouseHandler { public abstract void OnFaults(in Faults m); {0} } "
        + "public class Rows : Common { public override void OnFaults(in Faults message) { } }")]
    [InlineData("public interface IMine : IGreenhouseHandler { void IGreenhouseHandler.OnFaults(in Faults message) { } } "
        + "public class Rows : IMine { {0} }")]
    [InlineData("public class Rows { public void OnFaults(Faults message) { } }")]
    [InlineData("public interface IMine : IGreenhouseHandler { void OnFault(in Faults message); }")]
    public async Task It_is_silent_about_what_is_right_or_means_something_else(string type)
    {
        var methods = type.Replace("{1}", "public void OnFaults(in Faults message) { } {0}", StringComparison.Ordinal);

        Assert.Empty(await SayAsync(methods.Replace("{0}", Other, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_record_called_Other_has_a_method_beside_the_one_for_others()
    {
        const string Record = "[Telemetry(3)] public partial record struct Other(int A);";
        const string Rest = "public void OnFaults(in Faults m) { } public void OnHealth(in Health m) { }";

        Assert.Empty(await SayAsync($"{Record} class Rows : IGreenhouseHandler {{ {Rest} public void OnOther(in Other m) {{ }} }}"));
        Assert.Equal(
            "TLG0502 at 'OnOther': Rows.OnOther(Other) receives no Other: its parameter has no 'in'. Write public void OnOther(in Other "
                + "message).",
            Assert.Single(await SayAsync(
                $"{Record} class Rows : IGreenhouseHandler {{ {Rest} public void OnOther(Other m) {{ }} {Other} }}")));
    }

    [Fact]
    public async Task It_knows_a_handler_of_a_referenced_assembly() => Assert.Equal(
        "TLG0502 at 'OnFaults': Rows.OnFaults(Faults) receives no Faults: its parameter has no 'in'. Write public void OnFaults(in Faults "
            + "message).",
        Assert.Single(await RuleHarness.SayOfProgramAsync(
            [RuleHarness.Schema, Contracts],
            $"using Acme.Greenhouse; class Rows : IGreenhouseHandler {{ public void OnFaults(Faults message) {{ }} {Other} }}")));

    private static Task<string[]> SayAsync(string types) => RuleHarness.SayAsync(
        RuleHarness.Schema, Contracts,
        $"namespace Acme.Greenhouse; public interface ITaking {{ void OnFaults(in Faults m) {{ }} }} {types}");
}
