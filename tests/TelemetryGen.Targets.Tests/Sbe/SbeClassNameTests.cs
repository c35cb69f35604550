using TelemetryGen.Schema;
using static TelemetryGen.Targets.Tests.Sbe.SbeNamed;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// Names of messages, lists and types stay those of C#, unless generated code of the reference implementation has another class or file of
/// that name.
/// </summary>
public class SbeClassNameTests
{
    [Fact]
    public void A_list_is_not_called_as_a_word_of_csharp_as_the_batch_of_its_message_or_as_the_count_of_java()
    {
        var names = new[] { "Event", "Batch", "Object", "Count", "Events" };

        Assert.Equal(["Event_", "Batch_", "Object_", "Count_", "Events"],
            Fields([.. names.Select(n => new FieldSpec(n, FieldKind.Integer, WireType.Int8) { MaxCount = 3 })]).Select(SbeXml.Name));
    }

    [Fact]
    public void What_is_added_changes_no_name_that_was_there()
    {
        var nested = new MessageSpec("Reading", "", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray());
        FieldSpec[] first = [new("Raining", FieldKind.Boolean, WireType.UInt8),
            new("Last", FieldKind.Record, WireType.UInt8) { NestedRecord = nested }, SchemaOf.Number("CodeAt")];
        FieldSpec[] added =
        [
            SchemaOf.Number("Booleans") with { Since = 2 }, new("Reading", FieldKind.Record, WireType.UInt8) { NestedRecord = nested,
                MaxCount = 3, Since = 2 },
            new("Code", FieldKind.FixedText, WireType.UInt8) { Length = 3, Since = 2 },
        ];

        Assert.Equal(["Booleans M_Booleans", "Last Reading", "CodeAt all_uint32"], Types(Fields(first)));
        Assert.Equal(
            ["Booleans M_Booleans", "Last Reading", "CodeAt all_uint32", "Booleans_ all_uint32", "Code_ fixedText_3", "Reading_ "],
            Types(Fields([.. added, .. first])));
    }

    [Fact]
    public void A_type_is_called_otherwise_than_a_list_or_by_more_than_by_case()
    {
        var rows = SchemaOf.Enum("Rows", WireType.UInt8, ("A", 0));
        var nested = new MessageSpec("Reading", "", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray());
        var schema = Check(SchemaOf.Fields(
            [rows],
            new FieldSpec("Last", FieldKind.Record, WireType.UInt8) { NestedRecord = nested },
            new FieldSpec("Kind", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "Rows" },
            new FieldSpec("Reading", FieldKind.Record, WireType.UInt8) { NestedRecord = nested, MaxCount = 3 }));

        Assert.Equal(["Reading_2", "Rows"],
            schema.Elements(SbeXml.Namespace + "message").First().Elements("field").Select(f => (string)f.Attribute("type")!));
        Assert.Equal("rows_2", (string)schema.Descendants("data").Single().Attribute("type")!);
    }

    [Fact]
    public void A_message_is_not_called_as_the_header()
    {
        var schema = SchemaOf.Fields(SchemaOf.Number("X"));
        schema = schema with { Messages = new[] { schema.Messages[0] with { Name = "MessageHeader" } }.ToEquatableArray() };

        // One _ is no other module in Rust.
        Assert.Equal(["MessageHeader__", "MessageHeaderBatch"], Check(schema).Elements(SbeXml.Namespace + "message").Select(SbeXml.Name));
    }

    [Fact]
    public void A_list_is_not_called_as_the_header_which_keeps_its_name()
    {
        var list = Fields(new FieldSpec("MessageHeader", FieldKind.Integer, WireType.Int8) { MaxCount = 3 }).Single();

        Assert.Equal("MessageHeader_", SbeXml.Name(list));
        Assert.Contains(list.Document!.Descendants("composite"), c => SbeXml.Name(c) == "messageHeader");
    }

    [Fact]
    public void A_type_is_not_called_as_the_function_that_go_makes_of_another()
    {
        FieldSpec Decimal(string name) => new(name, FieldKind.Scaled, WireType.Int16) { Step = 0.1m };

        Assert.Equal(["Level M_Level", "LevelInit M_LevelInit_2"], Types(Fields(Decimal("Level"), Decimal("LevelInit"))));
    }

    [Fact]
    public void A_member_is_not_called_as_the_class_that_it_is_in()
    {
        var nested = new MessageSpec("Part", "", 0, new[] { SchemaOf.Number("part"), SchemaOf.Number("ManyGroup") }.ToEquatableArray());
        var fields = Fields(
            SchemaOf.Number("m"),
            new FieldSpec("One", FieldKind.Record, WireType.UInt8) { NestedRecord = nested },
            new FieldSpec("Many", FieldKind.Record, WireType.UInt8) { NestedRecord = nested, MaxCount = 3 });
        var ids = SchemaOf.Fields(SchemaOf.Number("Device"), new FieldSpec("IsOn", FieldKind.Boolean, WireType.UInt8));

        Assert.Equal(["m_", "One", "Many"], fields.Select(SbeXml.Name));
        Assert.Equal(["part_", "ManyGroup"],
            fields[0].Document!.Descendants("composite").Single(c => SbeXml.Name(c) == "Part").Elements().Select(SbeXml.Name));
        Assert.Equal(["part", "ManyGroup_"], fields.Single(f => f.Name == "group").Elements().Select(SbeXml.Name));
        Assert.Equal(["Device_", "Booleans"], FirstMessage(Called(ids, "DeviceId")));
        Assert.Equal(["Device", "Booleans_"], FirstMessage(Called(ids, "Booleans")));
    }

    [Fact]
    public void Two_classes_are_not_one_module_of_rust()
    {
        FieldSpec batch = new("Batch", FieldKind.Scaled, WireType.Int16) { Step = 0.1m };
        FieldSpec kind = new("Kind", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "AlarmCodec" };
        var alarms = SchemaOf.Fields([SchemaOf.Enum("AlarmCodec", WireType.UInt8, ("A", 0)),
            SchemaOf.Enum("Lib", WireType.UInt8, ("A", 0))], kind, kind with { Name = "Library", Enumeration = "Lib" });
        var two = SchemaOf.Fields(SchemaOf.Number("X"));
        var messages = new[] { two.Messages[0] with { Name = "Alarm_Log", Id = 9 }, two.Messages[0] with { Name = "AlarmLog" } };

        Assert.Equal(["Batch Zm_Batch_2"], Types(Messages(Called(SchemaOf.Fields(batch), "Zm")).First().Elements()));
        Assert.Equal(["Batch M_Batch"], Types(Fields(batch))); // MBatch is another module: mb_atch.
        Assert.Equal(["Kind AlarmCodec_2", "Library Lib_2"],
            Types(Check(Called(alarms, "Alarm")).Elements(SbeXml.Namespace + "message").First().Elements()));
        Assert.Equal(
            ["Alarm_Log__", "AlarmLog", "Alarm_LogBatch__", "AlarmLogBatch"],
            Check(two with { Messages = messages.ToEquatableArray() }).Elements(SbeXml.Namespace + "message").Select(SbeXml.Name));
    }

    [Fact]
    public void A_name_of_all_letters_that_SBE_allows_is_cut_where_it_gets_an_underline()
    {
        var stem = new string('A', 61);
        FieldSpec list = new($"{stem}Xyz", FieldKind.Integer, WireType.Int8) { MaxCount = 3, Since = 2 };
        var schema = SchemaOf.Fields([SchemaOf.Enum($"{stem}Xyz", WireType.UInt8, ("A", 0))],
            new FieldSpec("Kind", FieldKind.Enumeration, WireType.UInt8) { Enumeration = $"{stem}Xyz" }, list) with { Version = 2 };

        Assert.Equal([$"{stem}B", $"{stem}BI_"], Fields(SchemaOf.Number($"{stem}B"), SchemaOf.Number($"{stem}BId")).Select(SbeXml.Name));
        Assert.Equal(["Kind", $"{stem}Xy_"], FirstMessage(schema));
    }
}
