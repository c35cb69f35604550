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
    [InlineData("Delete", "Delete")]
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
        var modes = SchemaOf.Enum("Mode", WireType.UInt8, ("Default", 0), ("class", 1), ("NULL_VAL", 2));
        var alarms = SchemaOf.Enum("Alarms", WireType.UInt8, ("Default", 1), ("Clear", 2), ("Buffered", 4)) with { IsFlags = true };
        var schema = Check(SchemaOf.Fields(
            [modes, alarms],
            new FieldSpec("A", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "Mode" },
            new FieldSpec("B", FieldKind.Flags, WireType.UInt8) { Enumeration = "Alarms" }));

        Assert.Equal(["Default", "class_", "NULL_VAL_"], schema.Descendants("validValue").Select(SbeXml.Name));
        Assert.Equal(["Default_", "Clear_", "Buffered"], schema.Descendants("choice").Select(SbeXml.Name));
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

        Assert.Equal(["MessageHeader_", "MessageHeaderBatch"], Check(schema).Elements(SbeXml.Namespace + "message").Select(SbeXml.Name));
    }

    private static List<XElement> Fields(params FieldSpec[] fields) =>
        [.. Check(SchemaOf.Fields(fields) with { Version = 2 }).Elements(SbeXml.Namespace + "message").First().Elements()];

    private static XElement Check(SchemaSpec schema)
    {
        var text = SchemaOf.Emit("sbe", schema);
        Assert.Empty(SbeRules.Broken(text));
        return XDocument.Parse(text).Root!;
    }
}
