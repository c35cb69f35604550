namespace TelemetryGen.Schema.Tests.Model;

public class SpecCheckTests
{
    [Fact]
    public void The_samples_keep_all_rules()
    {
        foreach (var schema in new[] { SampleSchemas.Greenhouse, SampleSchemas.Everything, SampleSchemas.Others, SampleSchemas.Parts })
        {
            Assert.Empty(schema.Messages.SelectMany(m => SpecCheck.Check(m, schema.Version)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x8000)]
    public void An_id_that_is_none_or_a_batch_is_refused(int id) =>
        Refused("TLG0006", null, $"Message id {id} of M is not in 1..32767; ids from 0x8000 mark batches.", Message() with { Id = id });

    [Fact]
    public void A_block_of_more_than_its_length_can_say_is_refused() =>
        Refused("TLG0101", null, "The fixed fields of M take 65536 bytes; a block holds 65535.",
            Message([.. Enumerable.Range(0, 8192).Select(i => Integer($"F{i}", WireType.Int64))]));

    [Fact]
    public void A_message_beyond_its_own_limit_is_refused_with_its_largest_fields() => Refused(
        "TLG0101",
        null,
        "M can take 29 bytes; its limit MaxPayloadBytes is 28. Largest: Note 17 B, X 4 B, the header 8 B.",
        Message(Integer("X"), Text("Note", 16)) with { MaxPayloadBytes = 28 });

    [Theory]
    [InlineData(0, "versions start at 1. Give it [Since(2)], or none if it was there from the start.")]
    [InlineData(3, "the schema is at version 2. Raise Version of [TelemetrySchema] to 3, or give the field [Since(2)].")]
    public void A_field_of_a_version_that_the_schema_has_not_is_refused(int since, string why) =>
        Refused("TLG0205", "X", $"X was added in version {since}; {why}",
            Message(Integer("X") with { Since = since }));

    [Theory]
    [InlineData(0)]
    [InlineData(65535)]
    public void A_text_without_a_length_that_fits_is_refused(int maxBytes) =>
        Refused("TLG0103", "Note", "Note needs a MaxLength of 1..65534 bytes.", Message(Text("Note", maxBytes)));

    [Fact]
    public void A_step_of_nothing_is_refused() =>
        Refused("TLG0405", "T", "The step of T is 0; it must be a number above 0, from 1e-12 to 1e12.", Message(Scaled("T", 0)));

    [Fact]
    public void A_range_that_ends_where_it_starts_is_refused() =>
        Refused("TLG0404", "X", "The range of X starts at 5 and ends at 5 (in steps).", Message(Integer("X") with { Range = new(5, 5) }));

    [Fact]
    public void A_float_range_of_nothing_is_refused() => Refused(
        "TLG0404", "F", "The range of F starts at NaN and ends at 1.",
        Message(new FieldSpec("F", FieldKind.Float, WireType.Float32) { FloatRange = new(double.NaN, 1) }));

    [Fact]
    public void A_range_that_its_type_cannot_hold_is_refused() =>
        Refused("TLG0403", "X",
            "The range of X, 0..256 in steps, does not fit uint8. Use ushort, which holds it, or a range within 0..255.",
            Message(Integer("X", WireType.UInt8) with { Range = new(0, 256) }));

    [Fact]
    public void A_range_that_takes_the_null_value_is_refused() => Refused(
        "TLG0406", "X", "The range of X, 0..255 in steps, takes 255, which stands for null in uint8.",
        Message(Integer("X", WireType.UInt8) with { Range = new(0, 255), Optional = true }));

    [Theory]
    [InlineData(-1)]
    [InlineData(65535)]
    public void A_list_of_more_entries_than_a_group_counts_is_refused(int maxCount) =>
        Refused("TLG0103", "X", "X needs a MaxLength of 1..65534 entries.", Message(Many("X", maxCount)));

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public void An_array_of_more_numbers_than_a_block_is_refused(int length) => Assert.Contains(
        new SpecProblem("TLG0103", "X", "X needs a FixedLength of 1..65535 numbers."),
        SpecCheck.Check(Message(Array("X", length, WireType.UInt8)), 2));

    [Fact]
    public void An_array_of_two_kinds_of_length_is_refused() =>
        Refused("TLG0103", "X", "X has a FixedLength and a MaxLength; it can have one.", Message(Array("X", 2) with { MaxCount = 2 }));

    [Fact]
    public void A_list_of_what_has_no_lists_is_refused()
    {
        const string text = "X is a list; there are lists of integers, of floats and of records.";
        Refused("TLG0002", "X", text, Message(Boolean("X") with { MaxCount = 2 }));
        Refused("TLG0002", "X", text, Message(Scaled("X", 0.5m) with { Length = 2 }));
        Refused("TLG0002", "X", text, Message(Text("X", 5) with { MaxCount = 2 }));
        Refused("TLG0002", "X", text, Message(Record("X", Boolean("A")) with { Length = 2 }));
    }

    [Fact]
    public void What_has_no_null_value_cannot_be_null()
    {
        Refused("TLG0002", "X", "X may be null, but its numbers have no null value.", Message(Array("X", 2) with { Optional = true }));
        Refused("TLG0002", "X", "X may be null, but a record in the block has no null value.",
            Message(Record("X", Boolean("A")) with { Optional = true }));
        Assert.Empty(SpecCheck.Check(
            Message(Many("X", 2) with { Optional = true }, Group("Y", 2, Boolean("A")) with { Optional = true }), 2));
    }

    [Fact]
    public void An_array_may_use_all_values_of_its_type_null_or_not() => Assert.Empty(SpecCheck.Check(
        Message(Many("X", 2, WireType.UInt8) with { Optional = true, Range = new(0, 255) },
            Array("Y", 2, WireType.UInt8) with { Range = new(0, 255) }), 2));

    [Fact]
    public void A_group_behind_which_older_readers_could_not_find_their_data_is_refused()
    {
        Refused(
            "TLG0205",
            "X",
            "X is a group added in version 2, but Note, which was added in version 1, comes after all groups: older readers could not "
                + "find it. Put the list into a message of its own, or its values into fields.",
            Message(Text("Note", 5), Many("X", 3) with { Since = 2 }));
        Assert.Empty(SpecCheck.Check(Message(Text("Note", 5) with { Since = 2 }, Many("X", 3) with { Since = 2 }), 2));
        Assert.Empty(SpecCheck.Check(Message(Text("Note", 5) with { Since = 2 }, Many("X", 3)), 2));
    }

    [Fact]
    public void A_message_that_no_int_counts_is_refused() => Refused(
        "TLG0101",
        null,
        "M can take 2147483647 bytes or more. Largest: X 2147483647 B, the header 8 B.",
        Message(Group("X", 65534, Array("A", 32767))) with { MaxPayloadBytes = 1000 });

    private static void Refused(string rule, string? field, string text, MessageSpec message) =>
        Assert.Equal(new SpecProblem(rule, field, text), Assert.Single(SpecCheck.Check(message, 2)) with { Suggestion = null });
}
