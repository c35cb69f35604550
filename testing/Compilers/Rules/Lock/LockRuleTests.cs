
namespace TelemetryGen.Rules.Tests.Lock;

/// <summary>
/// A record against its lock: the rule, at which text, and what it says. The cases themselves are those of the schema's own tests.
/// </summary>
public class LockRuleTests
{
    private const string Fields =
        """<integer name="A" type="uint16" /><integer name="B" type="int32" unit="mV" /><integer name="Old" type="uint8" reserved="true" />""";

    private const string Same = "[Telemetry(1)] public partial record R(ushort A, [Unit(\"mV\")] int B, [Reserved] byte Old";

    [Theory]
    [InlineData("[Telemetry(1)] public partial record R(ushort A, int? C, [Unit(\"mV\")] int B, [Reserved] byte Old);",
        "TLG0201 at 'C': R.C is new and moves B from byte 2 to byte 6: boards of versions 1 and 2 send B where C would be read. Put it at "
            + "the end with [Since(3)] and raise the schema's version to 3.")]
    [InlineData("[Telemetry(1)] public partial record R(uint A, [Unit(\"mV\")] int B, [Reserved] byte Old);",
        "TLG0201 at 'A': R.A was uint16 and is uint32; boards of versions 1 and 2 send the old form. Change it back, or make it "
            + "[Reserved] and add a field with another name.")]
    [InlineData("[Telemetry(4)] public partial record R(ushort A, [Unit(\"mV\")] int B, [Reserved] byte Old);",
        "TLG0201 at 'R': R was message 1 and is message 4; readers look for 1. Give it 1 again.")]
    [InlineData("[Telemetry(1)] public partial record R(ushort A, [Unit(\"V\")] int B, [Reserved] byte Old);",
        "TLG0202 at 'B': R.B: its unit was mV and is V; boards of versions 1 and 2 send the old meaning. Change it back, or make it "
            + "[Reserved] and add a field with another name.")]
    [InlineData("[Telemetry(1)] public partial record R(ushort A, [Reserved] byte Old);",
        "TLG0203 at 'R': R.B was removed; boards of versions 1 and 2 still send it at byte 2. Keep it where it was, as [Reserved].")]
    [InlineData("[Telemetry(1)] public partial record R(ushort A, [Unit(\"mV\")] int B, byte Old);",
        "TLG0204 at 'Old': R.Old was removed, and its name and bytes are kept for old messages. Give the new field another name and leave "
            + "Old [Reserved].")]
    [InlineData("[Telemetry(1)] public partial record Q(ushort A, [Unit(\"mV\")] int B, [Reserved] byte Old);",
        "TLG0204 at 'Q': Message 1 was R and is Q; what boards send as R would be read as Q. Give Q an id that was never used.")]
    [InlineData(Same + ", int? C);",
        "TLG0205 at 'C': R.C is new but says no version; boards of versions 1 and 2 do not send it. Give it [Since(3)] and raise the "
            + "schema's version to 3.")]
    [InlineData(Same + ", [Since(2)] int? C);",
        "TLG0205 at 'C': R.C is new but says version 2; boards of versions 1 and 2 do not send it. Give it [Since(3)] and raise the "
            + "schema's version to 3.")]
    public async Task A_break_is_told_at_the_member(string declaration, string expected)
    {
        var said = await RuleHarness.SayAgainstAsync(new(LockText.Of(Fields)), declaration);

        Assert.Equal(expected, Assert.Single(said));
    }

    [Fact]
    public async Task What_every_reader_takes_is_a_warning_until_it_is_locked()
    {
        var said = await RuleHarness.SayAgainstAsync(new(LockText.Of(Fields)), Same + ", [Since(3)] int? C);", Schema(version: 3));

        Assert.Equal("TLG0206 at 'C': R.C is new in version 3.", Assert.Single(said));
    }

    [Theory]
    [InlineData("", "E A", "R.A")]
    [InlineData("", "E? A", "R.A", true)]
    [InlineData("public record P(E X);", "P A", "R.A.X")]
    [InlineData("public record P(E X);", "[MaxLength(2)] P[] A", "R.A.X")]
    public async Task What_became_of_an_enumeration_is_told_at_its_member(string more, string member, string path, bool isOptional = false)
    {
        var field = (member.Split(' ')[^2], isOptional) switch
        {
            ("P", _) => "<record name='A' type='P' namespace='Acme'><enumeration name='X' enum='E' /></record>",
            ("P[]", _) => "<group name='A' type='P' namespace='Acme' maxCount='2'><enumeration name='X' enum='E' /></group>",
            (_, true) => "<enumeration name='A' enum='E' optional='true' />",
            _ => "<enumeration name='A' enum='E' />",
        };
        var locked = LockText.Of(field).Replace(
            "<message", "<enum name='E' type='uint8'><value name='Shut'>0</value><value name='Open'>1</value></enum><message",
            StringComparison.Ordinal);
        var said = await RuleHarness.SayAgainstAsync(
            new(locked), $"[Telemetry(1)] public partial record R({member}); {more} public enum E : byte {{ Open, Shut, Stuck }}");

        Assert.Equal(
            [
                $"TLG0202 at 'Open': {path}: E.Open was 1 and is 0; boards send the old number. Give it 1 again.",
                $"TLG0202 at 'Shut': {path}: E.Shut was 0 and is 1; boards send the old number. Give it 0 again.",
                $"TLG0206 at 'Stuck': {path}: E.Stuck is new.",
            ],
            said);
    }

    [Fact]
    public async Task A_value_that_is_gone_is_told_at_its_enumeration()
    {
        var locked = LockText.Of("<enumeration name='A' enum='E' />").Replace(
            "<message", "<enum name='E' type='uint8'><value name='Shut'>0</value><value name='Open'>1</value></enum><message",
            StringComparison.Ordinal);
        var said = await RuleHarness.SayAgainstAsync(
            new(locked), "[Telemetry(1)] public partial record R(E A); public enum E : byte { Shut }");

        Assert.Equal("TLG0203 at 'E': R.A: E.Open was removed; boards still send 1. Keep it.", Assert.Single(said));
    }

    [Fact]
    public async Task A_record_as_it_is_locked_is_silent() =>
        Assert.Empty(await RuleHarness.SayAgainstAsync(new(LockText.Of(Fields)), Same + ");"));

    [Fact]
    public async Task A_message_that_is_gone_is_told_at_the_schema()
    {
        var said = await RuleHarness.SayAgainstAsync(
            new(LockText.Of(Fields, """<message name="S" id="2"><boolean name="X" /></message>""")), Same + ");");

        Assert.Equal(
            "TLG0203 at 'TelemetryGen.TelemetrySchema(\"Acme.Greenhouse\", Id = 7, Version = 2)': Message 2, S, was removed; boards that "
                + "send it, and what was stored of it, can no longer be read. Keep the record.",
            Assert.Single(said));
    }

    [Fact]
    public async Task A_message_that_breaks_another_rule_is_not_said_to_be_gone()
    {
        var said = await RuleHarness.SayAgainstAsync(new(LockText.Of(Fields)), "[Telemetry(1)] public partial record R(object A);");

        Assert.StartsWith("TLG0002 at 'A'", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_schema_id_is_told_at_the_schema()
    {
        var said = await RuleHarness.SayAgainstAsync(new(LockText.Of(Fields)), Same + ");", Schema(id: 8));

        Assert.EndsWith(": The schema's id was 7 and is 8; no reader takes a message of another schema. Give it 7 again.",
            Assert.Single(said), StringComparison.Ordinal);
        Assert.StartsWith("TLG0201 at 'TelemetryGen.TelemetrySchema(", said[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<telemetrySchema", "TLG0207",
        "The lock Acme.Greenhouse.telemetry.xml cannot be read, so a break of the wire would go unseen. This is not valid XML:")]
    [InlineData("", "TLG0207", "The lock Acme.Greenhouse.telemetry.xml cannot be read")]
    public async Task A_lock_that_cannot_be_read_is_told(string xml, string rule, string expected)
    {
        var said = Assert.Single(await RuleHarness.SayAgainstAsync(new(xml), Same + ");"));

        Assert.StartsWith(rule, said, StringComparison.Ordinal);
        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.EndsWith(
            " Restore it from version control; where no board is in the field, delete it and lock again: dotnet build -t:TelemetryGenLock.",
            said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_is_newer_than_the_code_is_told_and_nothing_else()
    {
        var said = await RuleHarness.SayAgainstAsync(
            new(LockText.Of(Fields)), "[Telemetry(1)] public partial record R(byte A);", Schema(version: 1));

        Assert.EndsWith(
            ": The lock is of version 2 and the code of version 1: the code is older than its lock. Get the newer code, or the lock that "
                + "belongs to this one.", Assert.Single(said), StringComparison.Ordinal);
        Assert.StartsWith("TLG0207", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_that_looks_for_a_lock_and_has_none_is_told_how_to_make_one()
    {
        var other = new LockText(LockText.Of(Fields).Replace("Acme.Greenhouse", "Acme.Barn", StringComparison.Ordinal));

        Assert.Equal(
            "TLG0207 at 'TelemetryGen.TelemetrySchema(\"Acme.Greenhouse\", Id = 7, Version = 2)': Acme.Greenhouse has no lock, so a break "
                + "of the wire would go unseen. Make one and commit it: dotnet build -t:TelemetryGenLock. For contracts without "
                + "boards set TelemetryGenLock to none.",
            Assert.Single(await RuleHarness.SayAgainstAsync(other, Same + ");")));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    public async Task A_build_that_wants_no_lock_is_silent(string setting) => Assert.Empty(
        await RuleHarness.SayAsync(new BuildProperties(("TelemetryGenLock", setting)), RuleHarness.Schema, $"namespace Acme; {Same});"));

    private static string Schema(int id = 7, int version = 2) =>
        $"[assembly: TelemetryGen.TelemetrySchema(\"Acme.Greenhouse\", Id = {id}, Version = {version})]";
}
