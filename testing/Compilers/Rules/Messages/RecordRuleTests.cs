namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>What the parser's rules say, and at which text. All analyzers run: nobody else may speak.</summary>
public class RecordRuleTests
{
    [Theory]
    [InlineData("record struct R(int A)", "TLG0001 at 'R': R must be partial: the generator adds members to R.")]
    [InlineData("partial record struct R(object A)",
        "TLG0002 at 'A': A is of type object, which no message carries. Use a number, bool, enum, DateTimeOffset or string.")]
    [InlineData("partial record struct R(decimal A)",
        "TLG0002 at 'A': A is of type decimal, which no message carries. Give it [Scaled(step)].")]
    [InlineData("partial record struct R([Scaled(1)] int A)",
        "TLG0002 at 'A': A is of type int; Scaled is for double, float and decimal. Use double.")]
    [InlineData("partial record struct R(char A)",
        "TLG0002 at 'A': A is of type char, which no message carries. Use string with [MaxLength(bytes)], or ushort.")]
    [InlineData("partial record struct R(Uri A)",
        "TLG0002 at 'A': A is of type System.Uri, which no message carries. Use string with [MaxLength(bytes)].")]
    [InlineData("partial record struct R(Random A)",
        "TLG0002 at 'A': A is of type System.Random, which no message carries. Messages carry numbers, bool, enums, DateTimeOffset, "
            + "DateTime, TimeSpan, Guid, string, byte[], arrays of numbers, records and lists of records.")]
    [InlineData("partial record struct R(Guid? A)", "TLG0002 at 'A': A may be null, but its bytes have no null value.")]
    [InlineData("partial record struct R([FixedLength(4)] byte[]? A)", "TLG0002 at 'A': A may be null, but its bytes have no null value.")]
    [InlineData("partial record struct R(byte[] A)",
        "TLG0103 at 'A': A is a byte array without bound; give it [MaxLength(bytes)] or [FixedLength(bytes)].")]
    [InlineData("partial record struct R([FixedLength(0)] string A)", "TLG0103 at 'A': A needs a FixedLength of 1..65535 bytes.")]
    [InlineData("partial record struct R([Timestamp(TimeUnit.Seconds)] DateTime A)",
        "TLG0407 at 'A': A is a DateTime, whose kind may be unspecified; such a value is refused. Use DateTimeOffset.")]
    [InlineData("partial record struct R([Range(0, 1)] bool A)", "TLG0002 at 'A': A is not a number and has no range.")]
    [InlineData("partial record struct R<T>(int A)",
        "TLG0003 at 'R': R is generic; a message has one layout. Take its type parameters away, and declare a record for each type.")]
    [InlineData("abstract partial record R(int A)",
        "TLG0003 at 'R': R is abstract, static or a ref struct; a reader cannot make one. Take that modifier away, or put [Telemetry] at "
            + "a record that can be made.")]
    [InlineData("partial class R { [Unit(\"m\")] public int A { get; } }",
        "TLG0004 at 'A': A cannot be set by a reader; give it init or set.")]
    [InlineData("partial class R(int a) { public int A { get; set; } = a; }",
        "TLG0004 at 'R': R cannot be made by a reader: it needs a constructor without parameters, or be a record with positional "
            + "parameters.")]
    [InlineData("partial record struct R([Sequence] byte A)",
        "TLG0010 at 'A': A is a [Sequence]; that is a ushort, uint or ulong that cannot be null and has no range.")]
    [InlineData("partial record struct R([Sequence] uint? A)",
        "TLG0010 at 'A': A is a [Sequence]; that is a ushort, uint or ulong that cannot be null and has no range.")]
    [InlineData("partial record struct R([Sequence, MaxLength(3)] string A)",
        "TLG0010 at 'A': A is a [Sequence]; that is a ushort, uint or ulong that cannot be null and has no range.")]
    [InlineData("partial record struct R([Sequence] uint A, [Sequence] ushort B)",
        "TLG0010 at 'B': B is a [Sequence], and so is A; a record has one number.")]
    [InlineData("partial record R(P A); public record P([Sequence] uint X)",
        "TLG0010 at 'A': A.X is a [Sequence] inside of a record; only a message itself has a number.")]
    [InlineData("partial record struct R([Metric, MaxLength(3)] string A)",
        "TLG0408 at 'A': A is a [Metric]; that is one number, duration or boolean.")]
    [InlineData("partial record struct R([Metric((MetricKind)9)] int A)",
        "TLG0408 at 'A': A is a [Metric] of kind 9, which is no MetricKind.")]
    [InlineData("partial record R(P A); public record P([Metric(Name = \"1\")] uint X)",
        "TLG0408 at 'A': A.X is called '1' as a metric; a name is 1 to 255 letters, digits and _ . - /, a letter first.")]
    [InlineData("partial record struct R(string A)", "TLG0103 at 'A': A is a text without bound; give it [MaxLength(bytes)].")]
    [InlineData("partial record struct R([MaxLength(0)] string A)", "TLG0103 at 'A': A needs a MaxLength of 1..65534 bytes.")]
    [InlineData("partial record struct R([Since(2)] int A)",
        "TLG0205 at 'A': A was added in version 2; older messages lack it, so it must be nullable or a positional parameter with a "
            + "default value.")]
    [InlineData("partial record struct R([Since(3)] int? A)",
        "TLG0205 at 'A': A was added in version 3; the schema is at version 2. Raise Version of [TelemetrySchema] to 3, or give the field "
            + "[Since(2)].")]
    [InlineData("partial record struct R(int TemplateId)",
        "TLG0303 at 'TemplateId': TemplateId is the name of a member that is generated for R.")]
    [InlineData("partial record struct R([Range(0, 256)] byte A)",
        "TLG0403 at 'A': The range of A, 0..256 in steps, does not fit uint8. Use ushort, which holds it, or a range within 0..255.")]
    [InlineData("partial record struct R([Scaled(1e-9), Range(0, 1e20)] double A)",
        "TLG0403 at 'A': The range of A is not made of numbers that a message can carry. Give it two numbers, neither NaN nor "
            + "infinite, and of whole numbers and steps none above 7.9e27.")]
    [InlineData("partial record struct R([Range(5, 5)] byte A)", "TLG0404 at 'A': The range of A starts at 5 and ends at 5 (in steps).")]
    [InlineData("partial record struct R([Unit(\"\\u0001\")] int A)",
        "TLG0002 at 'A': The unit of A has a control character or half of a surrogate pair, which no text of a schema can have.")]
    [InlineData("partial record struct R([Unit(\"V\\uD800\")] int A)",
        "TLG0002 at 'A': The unit of A has a control character or half of a surrogate pair, which no text of a schema can have.")]
    [InlineData("partial record struct R([Scaled(0)] double A)",
        "TLG0405 at 'A': The step of A must be a number above 0, from 1e-12 to 1e12.")]
    [InlineData("partial record struct R([Scaled(0.1, Offset = 1e15)] double A)",
        "TLG0405 at 'A': The offset of A must be a number between -1e15 and 1e15.")]
    [InlineData("partial record struct R([Scaled(0.1, Offset = double.NaN)] double A)",
        "TLG0405 at 'A': The offset of A must be a number between -1e15 and 1e15.")]
    [InlineData("partial record struct R([Scaled(1e-12, Offset = 1000)] double A)",
        "TLG0405 at 'A': A counts steps of 0.000000000001 from 1000. Between a step and the offset lie 15 digits at most, as many as a "
            + "double is sure of, and neither is above 1E+18 of them.")]
    [InlineData("partial record struct R([Range(0, 255)] byte? A)",
        "TLG0406 at 'A': The range of A, 0..255 in steps, takes 255, which stands for null in uint8.")]
    [InlineData("partial record R(short[] A)",
        "TLG0103 at 'A': A is an array without bound; give it [MaxLength(numbers)] or [FixedLength(numbers)].")]
    [InlineData("partial record R([FixedLength(0)] short[] A)", "TLG0103 at 'A': A needs a length of 1..65534.")]
    [InlineData("partial record R([FixedLength(2)] short[]? A)", "TLG0002 at 'A': A may be null, but its numbers have no null value.")]
    [InlineData("partial record R([MaxLength(2)] System.Collections.Generic.List<short> A)",
        "TLG0002 at 'A': A is a list of numbers; make it short[].")]
    [InlineData("partial record R([MaxLength(2)] short?[] A)",
        "TLG0002 at 'A': A is a list of short?; lists hold numbers or records. Put the value into a record.")]
    [InlineData("partial record R([MaxLength(2), Range(0, 70000)] ushort[] A)",
        "TLG0403 at 'A': The range of A, 0..70000 in steps, does not fit uint16. Use uint, which holds it, or a range within 0..65535.")]
    [InlineData("partial record R(P[] A); public record P(int X)",
        "TLG0103 at 'A': A is a list without bound; give it [MaxLength(entries)].")]
    [InlineData("partial record R(P? A); public record P(int X)",
        "TLG0002 at 'A': A may be null, but a record in the block has no null value.")]
    [InlineData("partial record R(P A); public record P([MaxLength(3)] string X)",
        "TLG0002 at 'A': A.X has no fixed size; a record inside of a message holds fixed fields only.")]
    [InlineData("partial record R(P A); public record P(object X)",
        "TLG0002 at 'A': A: X is of type object, which no message carries. Use a number, bool, enum, DateTimeOffset or string.")]
    [InlineData("partial record R(P A); public record P([Since(2)] int? X)",
        "TLG0205 at 'A': A.X was added in version 2; a record in the block cannot grow. Add a field to the message instead.")]
    [InlineData("partial record R(P A); public record P(P X)",
        "TLG0002 at 'A': A: X holds a P inside of a P; such a message would have no end.")]
    [InlineData("partial record R(P A); public record P([Scaled(0.1), Range(0, 1e9)] double ToRecord)",
        "TLG0303 at 'A': A: ToRecord is the name of a member that is generated for the view of a P.")]
    [InlineData("partial record R(P A, int PView); public record P(int X)",
        "TLG0303 at 'PView': PView is the name of a member that is generated for R.")]
    [InlineData("partial record R(P A, N.P B); public record P(int X); public static class N { public record P(int Y); }",
        "TLG0303 at 'R': R holds different records that are both called P; every output calls a record by its name alone.")]
    [InlineData("partial record R([MaxLength(3)] string B, [Since(2), MaxLength(3)] int[] A)",
        "TLG0205 at 'A': A is a group added in version 2, but B, which was added in version 1, comes after all groups: older readers "
            + "could not find it. Put the list into a message of its own, or its values into fields.")]
    [InlineData("partial record struct R(DateTimeOffset A)",
        "TLG0407 at 'A': A has no resolution and counts milliseconds; give it [Timestamp(TimeUnit.Milliseconds)] or another unit.")]
    public async Task It_says(string declaration, string expected)
    {
        var end = declaration.EndsWith('}') ? "" : ";";
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, $"namespace Acme; [Telemetry(1)] public {declaration}{end}");

        Assert.Equal(expected, Assert.Single(said));
    }

    [Theory]
    [InlineData(0, "Message id 0 of R is not in 1..32767; ids from 0x8000 mark batches.")]
    [InlineData(0x8000, "Message id 32768 of R is not in 1..32767; ids from 0x8000 mark batches.")]
    public async Task It_says_that_an_id_is_out_of_range(int id, string expected)
    {
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema, $"namespace Acme; [Telemetry({id})] public partial record struct R(int A);");

        Assert.Equal($"TLG0006 at 'R': {expected}", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_which_fields_make_a_message_too_large()
    {
        var said = await RuleHarness.SayAsync(
            RuleHarness.Schema,
            "namespace Acme; [Telemetry(1, MaxPayloadBytes = 40)] public partial record struct R(int A, long B, [MaxLength(30)] string C, "
                + "byte D);");

        Assert.Equal("TLG0101 at 'R': R can take 52 bytes; its limit MaxPayloadBytes is 40. Largest: C 31 B, B 8 B, A 4 B, the other "
                + "fields 1 B, the header 8 B.",
            Assert.Single(said));
    }

    [Fact]
    public async Task It_says_that_two_messages_share_an_id_or_a_name()
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, """
            namespace Acme
            {
                [Telemetry(1)] public partial record struct A(int X);
                [Telemetry(1)] public partial record struct B(int X);
            }
            namespace Other
            {
                [Telemetry(2)] public partial record struct A(int X);
            }
            """);

        Assert.Equal(
            ["TLG0005 at 'B': Acme.B has message id 1, which Acme.A has.",
                "TLG0005 at 'A': Other.A has the name of Acme.A; messages of a schema differ in name."],
            said);
    }

    [Fact]
    public async Task It_says_that_two_enumerations_share_a_name()
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, """
            namespace Acme
            {
                public enum State : byte { Off, On }
                [Telemetry(1)] public partial record struct A(State X);
            }
            namespace Other
            {
                public enum State : byte { Idle, Busy }
                [Telemetry(2)] public partial record struct B(State X);
            }
            """);

        Assert.Equal(
            "TLG0005 at 'X': B.X has the enumeration Other.State, and A.X has the enumeration Acme.State; messages, records and "
                + "enumerations of a schema differ in name.", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_of_one_record_that_it_uses_two_enumerations_of_one_name()
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, """
            namespace Other { public enum State : byte { Idle, Busy } }
            namespace Acme
            {
                public enum State : byte { Off, On }
                [Telemetry(1)] public partial record struct Climate(State X, Other.State Y);
            }
            """);

        Assert.Equal(
            "TLG0005 at 'Y': Climate.Y has the enumeration Other.State, and Climate.X has the enumeration Acme.State; messages, records "
                + "and enumerations of a schema differ in name.", Assert.Single(said));
    }

    [Theory]
    [InlineData("enum Gas : byte { B }", "Gas G", "M.H.S.G has the enumeration Other.Gas, and M.H.G has the enumeration Acme.Gas")]
    [InlineData("record struct Gas(int X);", "Gas G", "M.H.S.G has the record Other.Gas, and M.H.G has the enumeration Acme.Gas")]
    [InlineData("static class N { public enum Gas : byte { B } }", "N.Gas? G",
        "M.H.S.G has the enumeration Other.N.Gas, and M.H.G has the enumeration Acme.Gas")]
    [InlineData("enum GAS : byte { A }", "GAS G", "M.H.S.G has the enumeration Other.GAS, and M.H.G has the enumeration Acme.Gas")]
    [InlineData("record struct M(int X);", "M G", "M.H.S.G has the record Other.M, and Acme.M is a message")]
    public async Task It_says_which_types_of_one_member_share_a_name(string other, string member, string expected)
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, $$"""
            namespace Other { public {{other}} public record struct Sub({{member}}); }
            namespace Acme
            {
                public enum Gas : byte { A }
                public record struct Holder(Gas G, Other.Sub S);
                [Telemetry(1)] public partial record struct M(Holder H);
            }
            """);

        var rule = other.Contains("GAS", StringComparison.Ordinal)
            ? "names of a schema differ by more than capital letters."
            : "messages, records and enumerations of a schema differ in name.";
        Assert.Equal($"TLG0005 at 'H': {expected}; {rule}", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_that_the_assembly_names_no_schema()
    {
        var said = await RuleHarness.SayAsync("namespace Acme; [Telemetry(1)] public partial record struct R(int A);");

        Assert.Equal(
            "TLG0008 at 'R': R belongs to no schema; add [assembly: TelemetrySchema(\"Name\", Id = 0..65535, Version = 1..65535)].",
            Assert.Single(said));
    }

    [Fact]
    public async Task It_says_nothing_of_a_good_record()
    {
        var said = await RuleHarness.SayAsync(RuleHarness.Schema, """
            namespace Acme;
            [Telemetry(1, MaxPayloadBytes = 64)]
            public partial record struct R(
                [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double A, [Range(0, 254)] byte? B, [MaxLength(8)] string C, [Since(2)] bool D = false);
            """);

        Assert.Empty(said);
    }
}
