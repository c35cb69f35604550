using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Programs.LeftRecordAnalyzer,
    TelemetryGen.CodeFixes.LeftRecordFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

[Trait("Kind", "Slow")]
public class LeftRecordFixTests
{
    private const string Records = """
        namespace Acme.Greenhouse
        {
            [Telemetry(1)] public partial record struct Faults(int A);
            [Telemetry(2)] public partial record Health(int B);
        }


        """;

    [Fact]
    public Task It_adds_methods_that_throw_until_they_are_written() => Test.MakesAsync(
        Records + """
        namespace Acme.Server
        {
            using Acme.Greenhouse;

            sealed class [|Rows|] : IGreenhouseHandler
            {
                public int Count { get; set; }
            }
        }
        """,
        Records + """
        namespace Acme.Server
        {
            using Acme.Greenhouse;

            sealed class Rows : IGreenhouseHandler
            {
                public int Count { get; set; }

                public void OnFaults(in Faults message) => throw new NotImplementedException();

                public void OnHealth(in Health message) => throw new NotImplementedException();
            }
        }
        """, title: "AddMethods", says: "Add 2 methods");

    [Fact]
    public Task It_gives_a_type_without_braces_some() => Test.MakesAsync(
        Records + """
        // It counts.
        sealed class [|Rows|] : Acme.Greenhouse.IGreenhouseHandler; // no more
        """,
        Records + """
        // It counts.
        sealed class Rows : Acme.Greenhouse.IGreenhouseHandler
        {
            public void OnFaults(in Acme.Greenhouse.Faults message) => throw new NotImplementedException();

            public void OnHealth(in Acme.Greenhouse.Health message) => throw new NotImplementedException();
        } // no more
        """, title: "AddMethods");

    [Fact]
    public Task It_adds_an_empty_OnOther_that_says_that_the_rest_is_not_wanted() => Test.MakesAsync(
        Records + """
        namespace Acme.Greenhouse
        {
            class [|Rows|] : IGreenhouseHandler
            {
                public void OnFaults(in Faults message)
                {
                }
            }
        }
        """,
        Records + """
        namespace Acme.Greenhouse
        {
            class Rows : IGreenhouseHandler
            {
                public void OnFaults(in Faults message)
                {
                }

                public void OnOther<TMessage>(in TMessage message) where TMessage : ITelemetryMessage<TMessage> { }
            }
        }
        """, title: "AddOther", says: "Ignore the others: add an empty OnOther");
}
