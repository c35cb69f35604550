namespace TelemetryGen.Schema.Tests.Model;

public class NestedRecordCheckTests
{
    [Fact]
    public void A_record_without_fields_is_refused()
    {
        Refused("TLG0002", "X holds records of type P, which has no field.", Record("X"));
        Refused("TLG0002", "X holds records of type P, which has no field.", Record("X", Boolean("A") with { Reserved = true }));
        Refused("TLG0002", "X holds records of type P, which has no field.", Record("X") with { Reserved = true });
    }

    [Fact]
    public void A_removed_record_may_have_lost_all_its_fields() =>
        Assert.Empty(SpecCheck.Check(Message(Record("X", Boolean("A") with { Reserved = true }) with { Reserved = true }), 3));

    [Fact]
    public void A_record_holds_nothing_of_variable_size()
    {
        Refused("TLG0002", "X.A has no fixed size; a record inside of a message holds fixed fields only.", Record("X", Text("A", 5)));
        Refused("TLG0002", "X.A has no fixed size; a record inside of a message holds fixed fields only.", Group("X", 4, Many("A", 5)));
        Refused("TLG0002", "X: Y.A has no fixed size; a record inside of a message holds fixed fields only.",
            Record("X", Record("Y", Text("A", 5))));
    }

    [Fact]
    public void Only_the_entries_of_a_group_grow()
    {
        Refused("TLG0205", "X.A was added in version 2; a record in the block cannot grow. Add a field to the message instead.",
            Record("X", Boolean("A") with { Since = 2 }));
        Refused(
            "TLG0205", "X: Y.A was added in version 2; a record in the block cannot grow. Add a field to the message instead.",
            Group("X", 4, Record("Y", Boolean("A") with { Since = 2 })));
        Assert.Empty(SpecCheck.Check(Message(Group("X", 4, Boolean("A"), Boolean("B") with { Since = 3 })), 3));
    }

    [Fact]
    public void The_rules_of_fields_hold_inside_and_say_where()
    {
        Refused("TLG0404", "X: The range of A starts at 5 and ends at 5 (in steps).", Record("X", Integer("A") with { Range = new(5, 5) }));
        Refused("TLG0404", "X: Y: The range of A starts at 5 and ends at 5 (in steps).",
            Record("X", Record("Y", Integer("A") with { Range = new(5, 5) })));
        Refused("TLG0205", "X: A was added in version 4; the schema is at version 3. Raise Version of [TelemetrySchema] to 4, or give "
            + "the field [Since(3)].",
            Group("X", 4, Boolean("B"), Boolean("A") with { Since = 4 }));
    }

    [Fact]
    public void A_record_of_more_than_a_block_is_refused() => Assert.Contains(
        new SpecProblem("TLG0101", "X", "One E of X takes 65536 bytes; a block holds 65535."),
        SpecCheck.Check(Message(Group("X", 2, Array("A", 32768))), 3));

    private static void Refused(string rule, string text, FieldSpec field) =>
        Assert.Equal(new SpecProblem(rule, "X", text), Assert.Single(SpecCheck.Check(Message(field), 3)));
}
