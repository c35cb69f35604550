namespace TelemetryGen.Schema.Tests.Values;

/// <summary>Arrays, nested records and groups: bytes and values, and what is refused by name.</summary>
public class NestedRecordTests
{
    private const string Header = "0100" + "0900" + "0500"; // template 1, schema 9, version 5

    [Fact]
    public void An_array_is_its_numbers_one_behind_the_other()
    {
        var schema = SchemaOf(Message(Array("A", 3), Float("F") with { Length = 2 }));

        var bytes = Write(schema, ("A", Items(1, -2, 300)), ("F", Items(1.5f, float.NaN)));

        Assert.Equal("0E00" + Header + "0100FEFF2C01" + "0000C03F" + "0000C07F", Convert.ToHexString(bytes));
        var fields = new MessageReader(schema).Read(bytes).Fields;
        Assert.Equal([1m, -2m, 300m], (object?[])fields[0].Value!);
        Assert.Equal([1.5f, float.NaN], (object?[])fields[1].Value!);
    }

    [Fact]
    public void A_record_is_its_fields_and_may_be_given_as_it_was_read()
    {
        var schema = SchemaOf(
            Message(Integer("X", WireType.UInt8),
                Record("R", Boolean("A"), Integer("B", WireType.UInt16) with { Optional = true }, Boolean("C"),
                    Record("I", Text("T", 3) with { Kind = FieldKind.FixedText, Length = 3, Wire = WireType.UInt8, MaxBytes = 0 }))));

        var bytes = Write(schema, ("X", 7), ("R", Given(("A", false), ("C", true), ("I", Given(("T", "ab"))))));

        Assert.Equal("0700" + Header + "07" + "02" + "FFFF" + "616200", Convert.ToHexString(bytes));
        var record = (IReadOnlyList<FieldValue>)new MessageReader(schema).Read(bytes).Fields[1].Value!;
        Assert.Equal(["A=False", "B=", "C=True"], record.Take(3).Select(v => $"{v.Field.Name}={v.Value}"));
        Assert.Equal("ab", ((IReadOnlyList<FieldValue>)record[3].Value!).Single().Value);
        Assert.Equal(bytes, Write(schema, ("X", 7), ("R", record)));
    }

    [Fact]
    public void A_group_is_its_dimension_and_entries_in_front_of_the_texts()
    {
        var schema = SchemaOf(Message(Text("T", 5), Many("N", 4), Group("G", 3, Integer("A", WireType.UInt8), Boolean("B"))));

        var bytes = Write(schema, ("T", "x"), ("N", Items(1, 2)), ("G", Items(Given(("A", 9), ("B", true)))));

        Assert.Equal("0000" + Header + "0200" + "0200" + "0100" + "0200" + "0200" + "0100" + "09" + "01" + "0178",
            Convert.ToHexString(bytes));
        var fields = new MessageReader(schema).Read(bytes).Fields;
        Assert.Equal([1m, 2m], (object?[])fields[1].Value!);
        Assert.Equal([9m, true], ((IReadOnlyList<FieldValue>)Assert.Single((object?[])fields[2].Value!)!).Select(v => v.Value));
    }

    [Fact]
    public void The_example_of_the_documentation_is_so()
    {
        var track = Group(
            "Track", 4, Scaled("Speed", 0.1m, WireType.UInt16), Boolean("Stopped"),
            Integer("Heading", WireType.UInt16) with { Optional = true, Since = 2 });
        var start = new FieldSpec("Start", FieldKind.Timestamp, WireType.UInt32) { Resolution = TimeResolution.Seconds };
        var schema = SchemaOf(Message(start, Many("Temperatures", 5, WireType.Int8), track, Text("Remark", 20))) with { Id = 12,
            Version = 3 };

        var bytes = Write(
            schema,
            ("Start", DateTimeOffset.FromUnixTimeSeconds(1_790_007_424)),
            ("Temperatures", Items(-10, 21)),
            ("Track", Items(Given(("Speed", 12.5), ("Stopped", false), ("Heading", 359)), Given(("Speed", 0), ("Stopped", true)))),
            ("Remark", "ok"));

        Assert.Equal("040001000C000300" + "8058B16A" + "01000200" + "F615" + "05000200" + "7D00006701" + "000001FFFF" + "026F6B",
            Convert.ToHexString(bytes));
    }

    [Fact]
    public void No_entries_are_null_where_null_may_be_and_a_list_of_none_elsewhere()
    {
        var schema = SchemaOf(Message(Many("A", 4) with { Optional = true }, Many("B", 4)));

        var bytes = Write(schema, ("A", null), ("B", Items()));

        Assert.Equal("0000" + Header + "02000000" + "02000000", Convert.ToHexString(bytes));
        var fields = new MessageReader(schema).Read(bytes).Fields;
        Assert.Null(fields[0].Value);
        Assert.Equal([], (object?[])fields[1].Value!);
    }

    [Fact]
    public void Numbers_of_a_list_that_may_be_null_are_all_numbers()
    {
        var schema = SchemaOf(
            Message(Many("A", 4, WireType.UInt8) with { Optional = true }, Float("F") with { MaxCount = 2, Optional = true }));

        var fields = new MessageReader(schema).Read(Write(schema, ("A", Items(0, 255)), ("F", Items(float.NaN)))).Fields;

        Assert.Equal([0m, 255m], (object?[])fields[0].Value!);
        Assert.Equal([float.NaN], (object?[])fields[1].Value!);
    }

    [Fact]
    public void Removed_fields_are_null_or_zero_and_have_no_value()
    {
        var fields = new[] { Integer("A", WireType.UInt16) with { Optional = true }, Integer("B", WireType.UInt16), Boolean("C"),
            Boolean("D"), Array("E", 2), Record("F", Integer("X")), Many("G", 3), Text("H", 5) };
        var schema = SchemaOf(Message([.. fields.Select(f => f with { Reserved = f.Name != "D" })]));

        var bytes = Write(schema, ("D", true));

        Assert.Equal("0D00" + Header + "FFFF" + "0000" + "02" + "00000000" + "00000000" + "02000000" + "00", Convert.ToHexString(bytes));
        Assert.Equal(["D=True"], new MessageReader(schema).Read(bytes).Fields.Select(f => $"{f.Field.Name}={f.Value}"));
    }

    [Fact]
    public void What_an_older_sender_put_into_removed_fields_is_not_looked_at()
    {
        var schema = SchemaOf(
            Message(Integer("A", WireType.UInt8), new FieldSpec("At", FieldKind.Timestamp, WireType.Int64) { Reserved = true },
                Many("N", 3) with { Reserved = true }, Text("T", 3) with { Reserved = true }));

        var message = MessageReaderTests.Read(schema, "0900" + Header + "05" + "0000000000000080" + "0200" + "0200" + "01000200" + "01FF");

        Assert.Equal(5m, Assert.Single(message.Fields).Value);
    }

    [Fact]
    public void A_removed_field_cannot_be_written()
    {
        var schema = SchemaOf(Message(Integer("A"), Integer("B") with { Reserved = true }));

        Assert.Equal("M has no field 'B'. It has: A.",
            Assert.Throws<MessageFormatException>(() => Write(schema, ("A", 1), ("B", 1))).Message);
    }

    public static TheoryData<object?, string, string> WrongValues => new()
    {
        { Given(("L", null)), "M.L is null; it is not declared nullable.", "L" },
        { Given(("L", 5)), "M.L is 5; it must be a list.", "L" },
        { Given(("L", "12")), "M.L is 12; it must be a list.", "L" },
        { Given(("L", new byte[2])), "M.L is bytes; it must be a list.", "L" },
        { Given(("L", Given())), "M.L is a record; it must be a list.", "L" },
        { Given(("L", Items(1))), "M.L has 1 numbers; it takes 2.", "L" },
        { Given(("L", Items(1, null))), "M.L[1] is null; it must be a number.", "L[1]" },
        { Given(("L", Items(1, 40000))), "M.L[1] is 40000; it must be -32768 to 32767.", "L[1]" },
        { Given(("N", Items(1, 2, 3))), "M.N has 3 entries; the maximum is 2.", "N" },
        { Given(("N", Items([null]))), "M.N[0] is null; it must be a number.", "N[0]" },
        { Given(("N", Items(1, "a"))), "M.N[1] is a; it must be a number.", "N[1]" },
        { Given(("N", new object?[] { 1, Items(1) })), "M.N[1] is a list; it must be a number.", "N[1]" },
        { Given(("R", 5)), "M.R is 5; it must be the fields of a P.", "R" },
        { Given(("R", Items(5))), "M.R is a list; it must be the fields of a P.", "R" },
        { Given(("R", Given(("A", 1)))), "M.R.A is 1; it must be true or false.", "R.A" },
        { Given(("R", Given())), "M.R.A is null; it is not declared nullable.", "R.A" },
        { Given(("R", Given(("A", true), ("Z", 1)))), "M.R has no field 'Z'. It has: A.", "R.Z" },
        { Given(("G", Items(Given(("A", 1)), Given(("A", 300))))), "M.G[1].A is 300; it must be 0 to 255.", "G[1].A" },
        { Given(("G", Items([null]))), "M.G[0] is null; it must be the fields of a E.", "G[0]" },
        { Given(("G", Given(("A", 1)))), "M.G is a record; it must be a list.", "G" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public void A_value_that_cannot_be_is_named_with_its_path(object? changes, string text, string field)
    {
        var schema = SchemaOf(Message(Array("L", 2), Many("N", 2), Record("R", Boolean("A")), Group("G", 3, Integer("A", WireType.UInt8))));
        var values = Given(("L", Items(1, 2)), ("N", null), ("R", Given(("A", true))), ("G", Items(Given(("A", 1)))));
        values["N"] = Items();
        foreach (var (name, value) in (Dictionary<string, object?>)changes!)
        {
            values[name] = value;
        }

        var error = Assert.Throws<MessageFormatException>(() => new MessageWriter(schema, "M").Write(values));

        Assert.Equal((text, "M", field), (error.Message, error.MessageName, error.FieldName));
    }

    private static byte[] Write(SchemaSpec schema, params (string Field, object? Value)[] values) =>
        new MessageWriter(schema, "M").Write(Given(values));
}
