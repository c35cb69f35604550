using System.Xml.Linq;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>Names stay those of C#, unless generated code of the reference implementation has no place for them.</summary>
public class SbeNameTests
{
    [Theory]
    [InlineData("Temperature", "Temperature")]
    [InlineData("Position", "Position")]
    [InlineData("Count", "Count")]
    [InlineData("Switch", "Switch_")]
    [InlineData("Offset", "Offset_")]
    [InlineData("Limit", "Limit_")]
    [InlineData("delete", "delete_")]
    [InlineData("range", "range_")]
    [InlineData("event", "event_")]
    [InlineData("Delete", "Delete_")]
    [InlineData("Auto", "Auto_")]
    [InlineData("Skip", "Skip_")]
    [InlineData("Size", "Size_")]
    [InlineData("Template", "Template_")]
    [InlineData("TemplateId", "TemplateId_")]
    [InlineData("Schema", "Schema_")]
    [InlineData("Header", "Header_")]
    [InlineData("Wrap", "Wrap_")]
    [InlineData("Encode", "Encode_")]
    [InlineData("Errno", "Errno_")]
    [InlineData("Linux", "Linux_")]
    [InlineData("Crate", "Crate_")]
    [InlineData("Type", "Type")]
    [InlineData("Block", "Block")]
    [InlineData("Event", "Event")]
    [InlineData("Mantissa", "Mantissa")]
    public void A_field_that_generated_code_cannot_have_gets_an_underline(string name, string expected)
    {
        var field = Fields(SchemaOf.Number(name)).Single();

        Assert.Equal(expected, SbeXml.Name(field));
        Assert.Equal(name == expected ? null : $"In C#: {name}.", (string?)field.Attribute("description"));
    }

    [Fact]
    public void A_name_that_is_derived_from_another_gives_way_to_the_one_that_came_first()
    {
        FieldSpec note = new("Note", FieldKind.Text, WireType.UInt8) { MaxBytes = 9 };

        Assert.Equal(["Device", "DeviceId_"], Fields(SchemaOf.Number("Device"), SchemaOf.Number("DeviceId")).Select(SbeXml.Name));
        Assert.Equal(["DeviceId", "Device_"], Fields(SchemaOf.Number("Device") with { Since = 2 }, SchemaOf.Number("DeviceId")).Select(SbeXml.Name));
        Assert.Equal(["NoteLength_", "Note"], Fields(note, SchemaOf.Number("NoteLength")).Select(SbeXml.Name));
        Assert.Equal(["NoteLength", "NoteWidth"], Fields(SchemaOf.Number("NoteLength"), SchemaOf.Number("NoteWidth")).Select(SbeXml.Name));
        Assert.Equal(["temp", "Temp_"], Fields(SchemaOf.Number("temp"), SchemaOf.Number("Temp")).Select(SbeXml.Name));
        Assert.Equal(["Temp1", "Temp_1_", "Temp2"], Fields(SchemaOf.Number("Temp1"), SchemaOf.Number("Temp_1"), SchemaOf.Number("Temp2")).Select(SbeXml.Name));
        Assert.Equal(["Level", "LevelOffset_"], Fields(SchemaOf.Number("Level"), SchemaOf.Number("LevelOffset")).Select(SbeXml.Name));
        Assert.Equal(["Note", "SkipNote_"], Fields(note, SchemaOf.Number("SkipNote")).Select(SbeXml.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Code", "CodeAt_"], Fields(new("Code", FieldKind.FixedText, WireType.UInt8) { Length = 3 }, SchemaOf.Number("CodeAt")).Select(SbeXml.Name));
        Assert.Equal(["Code", "CodeAt"], Fields(SchemaOf.Number("Code"), SchemaOf.Number("CodeAt")).Select(SbeXml.Name));
    }

    [Theory]
    [InlineData("Type")]
    [InlineData("HashCode")]
    [InlineData("Block")]
    [InlineData("Encoded")]
    [InlineData("Template")]
    [InlineData("Ref")]
    public void A_text_has_more_names_to_keep_free_than_a_number(string name)
    {
        Assert.Equal([$"{name}_"], Fields(new FieldSpec(name, FieldKind.Text, WireType.UInt8) { MaxBytes = 9 }).Select(SbeXml.Name));
    }

    [Theory]
    [InlineData("Position")]
    [InlineData("Buffer")]
    public void A_record_that_cpp_keeps_in_a_variable_of_its_own_gets_one(string name)
    {
        var part = new MessageSpec("Part", "", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray());

        Assert.Equal([$"{name}_"], Fields(new FieldSpec(name, FieldKind.Record, WireType.UInt8) { Part = part }).Select(SbeXml.Name));
    }

    [Fact]
    public void A_list_is_not_called_as_a_word_of_csharp_as_the_batch_of_its_message_or_as_the_count_of_java()
    {
        var names = new[] { "Event", "Batch", "Object", "Count", "Events" };

        Assert.Equal(["Event_", "Batch_", "Object_", "Count_", "Events"], Fields([.. names.Select(n => new FieldSpec(n, FieldKind.Integer, WireType.Int8) { MaxCount = 3 })]).Select(SbeXml.Name));
    }

    [Fact]
    public void What_is_added_changes_no_name_that_was_there()
    {
        var part = new MessageSpec("Reading", "", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray());
        FieldSpec[] first = [new("Raining", FieldKind.Boolean, WireType.UInt8), new("Last", FieldKind.Record, WireType.UInt8) { Part = part }, SchemaOf.Number("CodeAt")];
        FieldSpec[] added =
        [
            SchemaOf.Number("Booleans") with { Since = 2 }, new("Reading", FieldKind.Record, WireType.UInt8) { Part = part, MaxCount = 3, Since = 2 },
            new("Code", FieldKind.FixedText, WireType.UInt8) { Length = 3, Since = 2 },
        ];

        Assert.Equal(["Booleans M_Booleans", "Last Reading", "CodeAt all_uint32"], Types(Fields(first)));
        Assert.Equal(
            ["Booleans M_Booleans", "Last Reading", "CodeAt all_uint32", "Booleans_ all_uint32", "Code_ fixedText_3", "Reading_ "],
            Types(Fields([.. added, .. first])));
    }

    [Fact]
    public void Entries_records_and_booleans_have_names_of_their_own_to_keep_free()
    {
        var part = new MessageSpec("Part", "", 0, new[] { SchemaOf.Number("Offset"), SchemaOf.Number("Count"), SchemaOf.Number("Next") }.ToEquatableArray());
        var fields = Fields(
            new FieldSpec("One", FieldKind.Record, WireType.UInt8) { Part = part },
            new FieldSpec("Many", FieldKind.Record, WireType.UInt8) { Part = part, MaxCount = 3 },
            new FieldSpec("Limit", FieldKind.Boolean, WireType.UInt8),
            new FieldSpec("IsEmpty", FieldKind.Boolean, WireType.UInt8));

        Assert.Equal(["Offset", "Count_", "Next_"], fields.Single(f => f.Name == "group").Elements().Select(SbeXml.Name));
        Assert.Equal(["Offset_", "Count", "Next"], fields[0].Document!.Descendants("composite").Single(c => SbeXml.Name(c) == "Part").Elements().Select(SbeXml.Name));
        Assert.Equal(["Limit", "IsEmpty_"], fields[0].Document!.Descendants("choice").Select(SbeXml.Name));
    }

    [Fact]
    public void Members_of_enumerations_and_sets_get_one_too()
    {
        var modes = SchemaOf.Enum("Mode", WireType.UInt8, ("Default", 0), ("class", 1), ("NULL_VAL", 2), ("EIO", 3), ("OVERFLOW", 4), ("Overflow", 5), ("UINT8_MAX", 6));
        var alarms = SchemaOf.Enum("Alarms", WireType.UInt8, ("Default", 1), ("Clear", 2), ("Buffered", 4), ("RawValue", 8), ("Yield", 16)) with { IsFlags = true };
        var schema = Check(SchemaOf.Fields(
            [modes, alarms],
            new FieldSpec("A", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "Mode" },
            new FieldSpec("B", FieldKind.Flags, WireType.UInt8) { Enumeration = "Alarms" }));

        Assert.Equal(["Default", "class_", "NULL_VAL_", "EIO_", "OVERFLOW_", "Overflow", "UINT8_MAX_"], schema.Descendants("validValue").Select(SbeXml.Name));
        Assert.Equal(["Default_", "Clear_", "Buffered", "RawValue_", "Yield_"], schema.Descendants("choice").Select(SbeXml.Name));
    }

    [Fact]
    public void A_type_is_called_otherwise_than_a_list_or_by_more_than_by_case()
    {
        var rows = SchemaOf.Enum("Rows", WireType.UInt8, ("A", 0));
        var part = new MessageSpec("Reading", "", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray());
        var schema = Check(SchemaOf.Fields(
            [rows],
            new FieldSpec("Last", FieldKind.Record, WireType.UInt8) { Part = part },
            new FieldSpec("Kind", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "Rows" },
            new FieldSpec("Reading", FieldKind.Record, WireType.UInt8) { Part = part, MaxCount = 3 }));

        Assert.Equal(["Reading_2", "Rows"], schema.Elements(SbeXml.Namespace + "message").First().Elements("field").Select(f => (string)f.Attribute("type")!));
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
        var part = new MessageSpec("Part", "", 0, new[] { SchemaOf.Number("part"), SchemaOf.Number("ManyGroup") }.ToEquatableArray());
        var fields = Fields(
            SchemaOf.Number("m"),
            new FieldSpec("One", FieldKind.Record, WireType.UInt8) { Part = part },
            new FieldSpec("Many", FieldKind.Record, WireType.UInt8) { Part = part, MaxCount = 3 });
        var ids = SchemaOf.Fields(SchemaOf.Number("Device"), new FieldSpec("IsOn", FieldKind.Boolean, WireType.UInt8));

        Assert.Equal(["m_", "One", "Many"], fields.Select(SbeXml.Name));
        Assert.Equal(["part_", "ManyGroup"], fields[0].Document!.Descendants("composite").Single(c => SbeXml.Name(c) == "Part").Elements().Select(SbeXml.Name));
        Assert.Equal(["part", "ManyGroup_"], fields.Single(f => f.Name == "group").Elements().Select(SbeXml.Name));
        Assert.Equal(["Device_", "Booleans"], FirstMessage(Called(ids, "DeviceId")));
        Assert.Equal(["Device", "Booleans_"], FirstMessage(Called(ids, "Booleans")));
    }

    [Fact]
    public void Two_classes_are_not_one_module_of_rust()
    {
        FieldSpec batch = new("Batch", FieldKind.Scaled, WireType.Int16) { Step = 0.1m };
        FieldSpec kind = new("Kind", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "AlarmCodec" };
        var alarms = SchemaOf.Fields([SchemaOf.Enum("AlarmCodec", WireType.UInt8, ("A", 0)), SchemaOf.Enum("Lib", WireType.UInt8, ("A", 0))], kind, kind with { Name = "Library", Enumeration = "Lib" });
        var two = SchemaOf.Fields(SchemaOf.Number("X"));
        var messages = new[] { two.Messages[0] with { Name = "Alarm_Log", Id = 9 }, two.Messages[0] with { Name = "AlarmLog" } };

        Assert.Equal(["Batch M_Batch_2"], Types(Fields(batch)));
        Assert.Equal(["Kind AlarmCodec_2", "Library Lib_2"], Types(Check(Called(alarms, "Alarm")).Elements(SbeXml.Namespace + "message").First().Elements()));
        Assert.Equal(
            ["Alarm_Log__", "AlarmLog", "Alarm_LogBatch__", "AlarmLogBatch"],
            Check(two with { Messages = messages.ToEquatableArray() }).Elements(SbeXml.Namespace + "message").Select(SbeXml.Name));
    }

    [Fact]
    public void A_name_of_all_letters_that_SBE_allows_is_cut_where_it_gets_an_underline()
    {
        var stem = new string('A', 61);
        FieldSpec list = new($"{stem}Xyz", FieldKind.Integer, WireType.Int8) { MaxCount = 3, Since = 2 };
        var schema = SchemaOf.Fields([SchemaOf.Enum($"{stem}Xyz", WireType.UInt8, ("A", 0))], new FieldSpec("Kind", FieldKind.Enumeration, WireType.UInt8) { Enumeration = $"{stem}Xyz" }, list) with { Version = 2 };

        Assert.Equal([$"{stem}B", $"{stem}BI_"], Fields(SchemaOf.Number($"{stem}B"), SchemaOf.Number($"{stem}BId")).Select(SbeXml.Name));
        Assert.Equal(["Kind", $"{stem}Xy_"], FirstMessage(schema));
    }

    private static IEnumerable<string> FirstMessage(SchemaSpec schema) => Check(schema).Elements(SbeXml.Namespace + "message").First().Elements().Select(SbeXml.Name);

    private static SchemaSpec Called(SchemaSpec schema, string message) => schema with { Messages = new[] { schema.Messages[0] with { Name = message } }.ToEquatableArray() };

    private static IEnumerable<string> Types(IEnumerable<XElement> fields) => fields.Select(f => $"{SbeXml.Name(f)} {(string?)f.Attribute("type")}");

    private static List<XElement> Fields(params FieldSpec[] fields) =>
        [.. Check(SchemaOf.Fields(fields) with { Version = 2 }).Elements(SbeXml.Namespace + "message").First().Elements()];

    private static XElement Check(SchemaSpec schema)
    {
        var text = SchemaOf.Emit("sbe", schema);
        Assert.Empty(SbeRules.Broken(text));
        return XDocument.Parse(text).Root!;
    }
}
