using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Programs.HandlerMethodAnalyzer,
    TelemetryGen.CodeFixes.HandlerMethodFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class HandlerMethodFixTests
{
    private const string Right = "public void OnFaults(in Faults faults) { faults.ToString(); }";

    [Theory]
    [InlineData("public void [|OnFaults|](Faults faults) { faults.ToString(); }", Right)]
    [InlineData("void [|OnFaults|](in Faults faults) { faults.ToString(); }", Right)]
    [InlineData("private protected void [|OnFault|](ref Faults faults) { faults.ToString(); }", Right)]
    [InlineData("internal static int [|OnFaults|](Faults faults) => faults.GetHashCode();",
        "public void OnFaults(in Faults faults) => faults.GetHashCode();")]
    [InlineData("public virtual void [|OnFaults|](Faults faults) { }", "public virtual void OnFaults(in Faults faults) { }")]
    [InlineData("public bool [|OnFaults|](Faults faults) { Func<int> f = () => { return 1; }; throw new Exception(); }",
        "public void OnFaults(in Faults faults) { Func<int> f = () => { return 1; }; throw new Exception(); }")]
    public Task It_declares_the_method_as_the_interface_does(string method, string repaired) =>
        Test.MakesAsync(Program(method), Program(repaired), says: "Make it OnFaults of the handler");

    [Fact]
    public Task It_keeps_comments_and_attributes() => Test.MakesAsync(
        Program("""
            // What broke.
                [Obsolete]
                void [|OnFaults|](
                    Faults faults) // all of it
                {
                }
            """),
        Program("""
            // What broke.
                [Obsolete]
                public void OnFaults(
                    in Faults faults) // all of it
                {
                }
            """));

    [Fact]
    public Task It_gives_OnOther_its_constraint() => Test.MakesAsync(
        Program("void [|OnOther|]<T>(T message) { }"),
        Program("public void OnOther<T>(in T message) where T : ITelemetryMessage<T> { }"));

    [Fact]
    public Task It_lists_the_interface_where_only_a_base_class_does() => Test.MakesAsync(
        Program("").Replace("}}", "} class More : Rows { public void [|OnFaults|](in Faults faults) { } } }", StringComparison.Ordinal),
        Program("").Replace(
            "}}", "} class More : Rows, IGreenhouseHandler { public void OnFaults(in Faults faults) { } } }", StringComparison.Ordinal),
        says: "List the handler's interface");

    [Theory]
    [InlineData("public bool [|OnFaults|](Faults faults) { return true; }")]
    [InlineData("public bool [|OnFaults|](Faults faults) => true;")]
    [InlineData("public async void [|OnFaults|](Faults faults) { await System.Threading.Tasks.Task.Yield(); }")]
    [InlineData("public virtual void [|OnFaults|](in Faults faults, int n) { }")]
    public Task It_offers_nothing_that_would_not_compile(string method) => Test.OffersNothingAsync(Program(method));

    private static string Program(string method) =>
        "namespace Acme.Greenhouse { [Telemetry(1)] public partial record struct Faults(int A); class Rows : IGreenhouseHandler { "
            + method + " }}";
}
