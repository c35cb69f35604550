using TelemetryGen.Schema;
using static TelemetryGen.Targets.Tests.Sbe.SbeNamed;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// Names of members stay those of C#, unless generated code of the reference implementation has no place for them in a class.
/// </summary>
public class SbeMemberNameTests
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
        Assert.Equal(["DeviceId", "Device_"],
            Fields(SchemaOf.Number("Device") with { Since = 2 }, SchemaOf.Number("DeviceId")).Select(SbeXml.Name));
        Assert.Equal(["NoteLength_", "Note"], Fields(note, SchemaOf.Number("NoteLength")).Select(SbeXml.Name));
        Assert.Equal(["NoteLength", "NoteWidth"], Fields(SchemaOf.Number("NoteLength"), SchemaOf.Number("NoteWidth")).Select(SbeXml.Name));
        Assert.Equal(["temp", "Temp_"], Fields(SchemaOf.Number("temp"), SchemaOf.Number("Temp")).Select(SbeXml.Name));
        Assert.Equal(["Temp1", "Temp_1_", "Temp2"],
            Fields(SchemaOf.Number("Temp1"), SchemaOf.Number("Temp_1"), SchemaOf.Number("Temp2")).Select(SbeXml.Name));
        Assert.Equal(["Level", "LevelOffset_"], Fields(SchemaOf.Number("Level"), SchemaOf.Number("LevelOffset")).Select(SbeXml.Name));
        Assert.Equal(["Note", "SkipNote_"], Fields(note, SchemaOf.Number("SkipNote")).Select(SbeXml.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Code", "CodeAt_"],
            Fields(new("Code", FieldKind.FixedText, WireType.UInt8) { Length = 3 }, SchemaOf.Number("CodeAt")).Select(SbeXml.Name));
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
        var nested = new MessageSpec("Part", "", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray());

        Assert.Equal([$"{name}_"],
            Fields(new FieldSpec(name, FieldKind.Record, WireType.UInt8) { NestedRecord = nested }).Select(SbeXml.Name));
    }

    [Fact]
    public void Entries_records_and_booleans_have_names_of_their_own_to_keep_free()
    {
        var nested = new MessageSpec(
            "Part", "", 0, new[] { SchemaOf.Number("Offset"), SchemaOf.Number("Count"), SchemaOf.Number("Next") }.ToEquatableArray());
        var fields = Fields(
            new FieldSpec("One", FieldKind.Record, WireType.UInt8) { NestedRecord = nested },
            new FieldSpec("Many", FieldKind.Record, WireType.UInt8) { NestedRecord = nested, MaxCount = 3 },
            new FieldSpec("Limit", FieldKind.Boolean, WireType.UInt8),
            new FieldSpec("IsEmpty", FieldKind.Boolean, WireType.UInt8));

        Assert.Equal(["Offset", "Count_", "Next_"], fields.Single(f => f.Name == "group").Elements().Select(SbeXml.Name));
        Assert.Equal(["Offset_", "Count", "Next"],
            fields[0].Document!.Descendants("composite").Single(c => SbeXml.Name(c) == "Part").Elements().Select(SbeXml.Name));
        Assert.Equal(["Limit", "IsEmpty_"], fields[0].Document!.Descendants("choice").Select(SbeXml.Name));
    }

    [Fact]
    public void Members_of_enumerations_and_sets_get_one_too()
    {
        var modes = SchemaOf.Enum("Mode", WireType.UInt8, ("Default", 0), ("class", 1), ("NULL_VAL", 2), ("EIO", 3), ("OVERFLOW", 4),
            ("Overflow", 5), ("UINT8_MAX", 6));
        var alarms = SchemaOf.Enum("Alarms", WireType.UInt8, ("Default", 1), ("Clear", 2), ("Buffered", 4), ("RawValue", 8),
            ("Yield", 16)) with { IsFlags = true };
        var schema = Check(SchemaOf.Fields(
            [modes, alarms],
            new FieldSpec("A", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "Mode" },
            new FieldSpec("B", FieldKind.Flags, WireType.UInt8) { Enumeration = "Alarms" }));

        Assert.Equal(["Default", "class_", "NULL_VAL_", "EIO_", "OVERFLOW_", "Overflow", "UINT8_MAX_"],
            schema.Descendants("validValue").Select(SbeXml.Name));
        Assert.Equal(["Default_", "Clear_", "Buffered", "RawValue_", "Yield_"], schema.Descendants("choice").Select(SbeXml.Name));
    }
}
