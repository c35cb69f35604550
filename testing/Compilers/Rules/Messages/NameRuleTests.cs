namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>
/// Names, and ways to make a record, that generated code could not be compiled with: said at the name, and nothing is generated.
/// </summary>
public class NameRuleTests
{
    [Theory]
    [InlineData("partial record struct View(int A)",
        "TLG0303 at 'View': View is the name of a member that is generated for every record; give the record another name.")]
    [InlineData("partial record struct @class(int A)", "TLG0303 at '@class': class is a word of C#; give the record another name.")]
    [InlineData("partial record struct Math([Scaled(1)] double A)",
        "TLG0303 at 'Math': Acme.Math hides the type Math that the members generated for Math use; give it another name, or put it "
            + "elsewhere.")]
    [InlineData("partial record R(int A); public class UnixTime",
        "TLG0303 at 'R': Acme.UnixTime hides the type UnixTime that the members generated for R use; give it another name, or put it "
            + "elsewhere.")]
    [InlineData("partial record R(int A); public class Vector256",
        "TLG0303 at 'R': Acme.Vector256 hides the type Vector256 that the members generated for R use; give it another name, or put it "
            + "elsewhere.")]
    [InlineData("partial record R([MaxLength(3)] string MessageText)",
        "TLG0303 at 'MessageText': MessageText hides the type MessageText, which the members that are generated for R use.")]
    [InlineData("partial record R(int _message)",
        "TLG0303 at '_message': _message is a name that is used inside of what is generated for R.")]
    [InlineData("partial record R(int ReadUnchecked)",
        "TLG0303 at 'ReadUnchecked': ReadUnchecked is a name that is used inside of what is generated for R.")]
    [InlineData("partial record R(int WriteUnchecked)",
        "TLG0303 at 'WriteUnchecked': WriteUnchecked is a name that is used inside of what is generated for R.")]
    [InlineData("partial record R(int TryCheck)",
        "TLG0303 at 'TryCheck': TryCheck is a name that is used inside of what is generated for R.")]
    [InlineData("partial record R(int ReverseEndianness)",
        "TLG0303 at 'ReverseEndianness': ReverseEndianness is a name that is used inside of what is generated for R.")]
    [InlineData("partial record R(int A) { public const int BlockLength = 3; }",
        "TLG0303 at 'BlockLength': BlockLength is the name of a member that is generated for R.")]
    [InlineData("partial record R(int A) { public class View; }",
        "TLG0303 at 'View': View is the name of a member that is generated for R.")]
    [InlineData("partial record R(int A) { public int Write(Span<byte> to) => to.Length; }",
        "TLG0303 at 'Write': Write is the name of a member that is generated for R.")]
    [InlineData("partial record R { public int A { get; init; } [TelemetryIgnore] public required int B { get; init; } }",
        "TLG0004 at 'B': B is required, but no message carries it, so a reader has nothing to give for it. Take required away.")]
    [InlineData("partial record R([property: TelemetryIgnore] int A, int B)",
        "TLG0004 at 'A': A is a parameter that no message carries, so a reader has nothing to give for it. Give it a default value.")]
    [InlineData("partial class R { private int a; public int A { set => a = value; } public override string ToString() => $\"{a}\"; }",
        "TLG0004 at 'A': A cannot be read by a writer; give it get.")]
    [InlineData(
        "partial record R(P A); public class P { private P() { } public int X { get; init; } public static P One { get; } = new(); }",
        "TLG0004 at 'A': A: P cannot be made by a reader: its constructor is not to be reached from R. Make it internal or public.")]
    [InlineData("partial record R(P A); public class P { public int X { private get; init; } }",
        "TLG0004 at 'A': A: X cannot be read by a writer; give it get.")]
    [InlineData("partial record R([MaxLength(2)] P?[] A); public record P(int X)",
        "TLG0002 at 'A': A is a list of Acme.P?; an entry cannot be null. Take the ? from its type.")]
    [InlineData("partial record R([Timestamp((TimeUnit)9)] DateTimeOffset A)", "TLG0002 at 'A': The resolution 9 of A is not a TimeUnit.")]
    [InlineData("partial record R([Scaled(0.1, Wire = (WireInteger)99)] double A)",
        "TLG0002 at 'A': The wire type 99 of A is not a WireInteger.")]
    public async Task It_says(string declaration, string expected)
    {
        var end = declaration.EndsWith('}') ? "" : ";";
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme; [Telemetry(1)] public {declaration}{end}");

        Assert.Equal(expected, Assert.Single(said));
    }

    [Fact]
    public async Task A_record_without_a_packed_struct_may_use_the_names_in_it() =>
        Assert.Empty(await RuleHarness.SayAsync(
            RuleHarness.Schema,
            "namespace Acme; [Telemetry(1)] public partial record struct R(int ReadUnchecked, int WriteUnchecked, int TryCheck, int "
                + "ReverseEndianness, [MaxLength(3)] string Text);"));

    [Theory]
    [InlineData("acme-greenhouse")]
    [InlineData("Acme.")]
    [InlineData("1st")]
    [InlineData("Acme.event", " In the name 'event' is a word of C#; '_event' is none.")]
    [InlineData("Acme.@new.class", " In the name 'new' is a word of C#; '_new' is none.")]
    public async Task It_says_that_the_name_of_a_schema_is_no_namespace(string name, string reason = "")
    {
        var said = await RuleHarness.SayAsync(
            $"[assembly: TelemetrySchema(\"{name}\", Id = 7)] namespace Acme {{ [Telemetry(1)] public partial record struct R(int A); }}");

        Assert.Equal(
            "TLG0008 at 'R': R belongs to no schema: TelemetrySchema needs a name that can be a namespace, such as Acme.Greenhouse, an Id "
                + "of 0..65535 and a Version of 1..65535." + reason, Assert.Single(said));
    }

    [Fact]
    public async Task It_says_that_two_messages_differ_by_capital_letters_alone()
    {
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema,
            "namespace Acme; [Telemetry(1)] public partial record struct TANK(int A); [Telemetry(2)] public partial record struct "
                + "Tank(int A);");

        Assert.Equal("TLG0005 at 'Tank': Acme.Tank differs by capital letters alone from Acme.TANK; messages of a schema differ in name.",
            Assert.Single(said));
    }
}
