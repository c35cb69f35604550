namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>Names of messages, of records inside of them and of enumerations, said at the member that has the second of a name.</summary>
public class InnerNameTests
{
    private const string End = "messages, records and enumerations of a schema differ in name.";

    public static TheoryData<string, string> Clashes => new()
    {
        {
            "[Telemetry(1)] public partial record struct Climate(int A, Other.Climate B); namespace Other { public record struct "
                + "Climate(byte X); }",
            $"TLG0005 at 'B': Climate.B has the record Acme.Other.Climate, and Acme.Climate is a message; {End}"
        },
        {
            "[Telemetry(1)] public partial record struct A(int X); [Telemetry(2)] public partial record struct B([MaxLength(2)] Other.A[] "
                + "Y); namespace Other { public record struct A(int X); }",
            $"TLG0005 at 'Y': B.Y has the record Acme.Other.A, and Acme.A is a message; {End}"
        },
        {
            "[Telemetry(1)] public partial record struct A(int X); [Telemetry(2)] public partial record struct B(P Y); public record "
                + "struct P(Other.A Z); namespace Other { public record struct A(int Q); }",
            $"TLG0005 at 'Y': B.Y.Z has the record Acme.Other.A, and Acme.A is a message; {End}"
        },
        {
            "[Telemetry(1)] public partial record struct State(int X, Other.State Y); namespace Other { public enum State : byte { Off } }",
            $"TLG0005 at 'Y': State.Y has the enumeration Acme.Other.State, and Acme.State is a message; {End}"
        },
        {
            "[Telemetry(1)] public partial record struct A(State X); [Telemetry(2)] public partial record struct B(Other.State Y); public "
                + "enum State : byte { Off } namespace Other { public record struct State(int Q); }",
            $"TLG0005 at 'Y': B.Y has the record Acme.Other.State, and A.X has the enumeration Acme.State; {End}"
        },
        {
            "[Telemetry(1)] public partial record struct A(P X); [Telemetry(2)] public partial record struct B(Other.P Y); public record "
                + "struct P(int Q); namespace Other { public record struct P(byte Q); }",
            $"TLG0005 at 'Y': B.Y has the record Acme.Other.P, and A.X has the record Acme.P; {End}"
        },
        {
            "[Telemetry(1)] public partial record struct A(State X, State Y, Other.State Z); public enum State : byte { Off } namespace "
                + "Other { public enum State : byte { On } }",
            $"TLG0005 at 'Z': A.Z has the enumeration Acme.Other.State, and A.X has the enumeration Acme.State; {End}"
        },
        {
            "[Telemetry(1)] public partial record struct A(State X, P Y); public enum State : byte { Off } public record struct "
                + "P(Other.State Q); namespace Other { public enum State : byte { On } }",
            $"TLG0005 at 'Y': A.Y.Q has the enumeration Acme.Other.State, and A.X has the enumeration Acme.State; {End}"
        },
        {
            "[Telemetry(1)] public partial record struct A(Place X, PLACE Y); public record struct Place(int Q); public record struct "
                + "PLACE(int Q);",
            "TLG0005 at 'Y': A.Y has the record Acme.PLACE, and A.X has the record Acme.Place; names of a schema differ by more than "
                + "capital letters."
        },
        {
            "[Telemetry(1)] public partial record struct A(int X, [property: Reserved] Other.A Y = default); namespace Other { public "
                + "record struct A(byte Q); }",
            $"TLG0005 at 'Y': A.Y has the record Acme.Other.A, and Acme.A is a message; {End}"
        },
    };

    [Theory, MemberData(nameof(Clashes))]
    public async Task It_says_that_a_name_is_taken(string declarations, string expected)
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme {{ {declarations} }}");

        Assert.Equal(expected, Assert.Single(said));
    }

    [Fact]
    public async Task One_record_may_be_a_message_and_inside_of_others_and_one_enumeration_be_of_many()
    {
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema,
            "namespace Acme; public enum State : byte { Off } [Telemetry(1)] public partial record struct A(int X, State S); "
                + "[Telemetry(2)] public partial record struct B(A X, State S, [MaxLength(2)] A[] Y);");

        Assert.Empty(said);
    }
}
