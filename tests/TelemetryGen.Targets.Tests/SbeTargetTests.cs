using System.Globalization;
using System.Xml.Linq;
using TelemetryGen.Schema;
using TelemetryGen.Targets.Tests.Sbe;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

public class SbeTargetTests
{
    [Theory]
    [InlineData("greenhouse.xml")]
    [InlineData("everything.xml")]
    [InlineData("others.xml")]
    public void Every_field_is_at_the_offset_of_the_layout(string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample));
        var xml = Emit(schema);

        foreach (var message in schema.Messages)
        {
            var layout = WireLayout.From(message);
            var element = xml.Elements(SbeXml.Namespace + "message").Single(m => (int)m.Attribute("id")! == message.Id);
            Assert.Equal(layout.BlockLength, (int)element.Attribute("blockLength")!);
            Assert.Equal(layout.Block.Select(s => s.Offset), element.Elements("field").Select(f => (int)f.Attribute("offset")!));
            Assert.Equal(layout.Block.Select(s => s.Size),
                element.Elements("field").Select(f => SizeOf(xml, (string)f.Attribute("type")!)));
            Assert.Equal(layout.Data.Select(t => t.Field.Name), element.Elements("data").Select(f => (string)f.Attribute("name")!));
        }
    }

    [Theory]
    [InlineData("greenhouse.xml")]
    [InlineData("everything.xml")]
    [InlineData("others.xml")]
    public void Every_type_is_declared_once_and_every_id_used_once(string sample)
    {
        var xml = Emit(SchemaDocument.Parse(SampleSchemas.Text(sample)));

        Assert.Distinct(xml.Element("types")!.Elements().Select(t => (string)t.Attribute("name")!));
        foreach (var message in xml.Elements(SbeXml.Namespace + "message"))
        {
            Assert.Distinct(message.Elements().Select(f => (int)f.Attribute("id")!));
            Assert.All(message.Elements(), f => Assert.True(SizeOf(xml, (string)f.Attribute("type")!) > 0));
        }
    }

    [Fact]
    public void A_member_that_is_no_single_bit_is_named_in_the_description()
    {
        var set = Emit(SampleSchemas.Everything).Descendants("set").Single(s => (string)s.Attribute("name")! == "Alarms");

        Assert.Equal("No single bit, and so no choice: None, Weather.", (string)set.Attribute("description")!);
        Assert.Equal(["Hot=0", "Cold=1", "Dry=15"], set.Elements("choice").Select(c => $"{c.Attribute("name")!.Value}={c.Value}"));
    }

    [Fact]
    public void Words_of_the_user_are_escaped()
    {
        var schema = SampleSchemas.Greenhouse with
        {
            Name = "A<B>&\"C\"",
            Messages = new MessageSpec[] { new("M", "", 1,
                new[] { new FieldSpec("X", FieldKind.Integer, WireType.Int8) { Unit = "<\"&'>" } }.ToEquatableArray()) }.ToEquatableArray(),
        };

        var xml = Emit(schema);

        Assert.Equal("A<B>&\"C\"", (string)xml.Attribute("package")!);
        Assert.Equal("Unit: <\"&'>.", (string)xml.Descendants("field").First().Attribute("description")!);
    }

    [Fact]
    public void A_name_that_sbe_cannot_have_is_refused_by_field()
    {
        var message = new MessageSpec(
            "M", "", 1, new[] { new FieldSpec("Température", FieldKind.Integer, WireType.Int8) }.ToEquatableArray());

        var error = Assert.Throws<TargetException>(
            () => Emit(SampleSchemas.Greenhouse with { Messages = new[] { message }.ToEquatableArray() }));

        Assert.Equal(
            "M.Température: it has no name in SBE: 'Température' is not letters A to Z, digits and _, at most 64. Give it another name.",
            error.Message);
        Assert.Equal(("M", "Température"), (error.MessageName, error.FieldName));
    }

    [Fact]
    public void A_name_of_an_enumeration_that_sbe_cannot_have_is_refused()
    {
        var door = SampleSchemas.Greenhouse.Enums[0] with { Members = new EnumMember[] { new("Geöffnet", 1) }.ToEquatableArray() };

        var error = Assert.Throws<TargetException>(() => Emit(SampleSchemas.Greenhouse with { Enums = new[] { door }.ToEquatableArray() }));

        Assert.Equal(
            "DoorState.Geöffnet: it has no name in SBE: 'Geöffnet' is not letters A to Z, digits and _, at most 64. Give it another name.",
            error.Message);
    }

    [Fact]
    public void The_name_of_a_type_is_cut_where_it_would_be_too_long()
    {
        var (mode, name) = (SchemaOf.Enum(new string('E', 64), WireType.UInt32, ("A", 1)), new string('M', 60));
        var message = new MessageSpec(name, "", 1, new FieldSpec[]
        {
            new($"{new string('F', 63)}1", FieldKind.Integer, WireType.Int8) { Optional = true },
            new($"{new string('F', 63)}2", FieldKind.Integer, WireType.Int16) { Optional = true },
            new($"{new string('F', 63)}3", FieldKind.Scaled, WireType.Int16),
            new("On", FieldKind.Boolean, WireType.UInt8),
            new("Mode", FieldKind.Enumeration, WireType.UInt32) { Enumeration = mode.Name, Optional = true },
        }.ToEquatableArray());
        var schema = new SchemaSpec("Acme.Test", 1, 1, new[] { mode }.ToEquatableArray(), new[] { message }.ToEquatableArray());

        Assert.Empty(SbeRules.Broken(SchemaOf.Emit("sbe", schema)));
        Assert.Equal(
            [$"{name}_FFF", $"{name}_F_2", $"{name}_F_3", $"{name}_Boo", new string('E', 64)],
            Emit(schema).Element(SbeXml.Namespace + "message")!.Elements("field").Select(f => (string)f.Attribute("type")!));
    }

    [Theory]
    [InlineData("1000", "3")]
    [InlineData("1", "0")]
    [InlineData("0.001", "-3")]
    public void A_step_that_is_a_power_of_ten_is_a_constant_exponent(string step, string exponent)
    {
        var field = new FieldSpec("T", FieldKind.Scaled, WireType.Int16) { Step = decimal.Parse(step, CultureInfo.InvariantCulture) };
        var xml = Emit(
            SampleSchemas.Greenhouse with { Messages =
                new[] { new MessageSpec("M", "", 1, new[] { field }.ToEquatableArray()) }.ToEquatableArray() });

        var composite = xml.Descendants("composite").Single(c => (string)c.Attribute("name")! == "M_T");
        Assert.Equal(("constant", exponent),
            ((string)composite.Elements().Last().Attribute("presence")!, composite.Elements().Last().Value));
    }

    [Fact]
    public void Bytes_have_all_values_that_a_byte_has()
    {
        var xml = Emit(SampleSchemas.Everything with
        {
            Messages = SchemaOf.Fields(new FieldSpec("Id", FieldKind.Guid, WireType.UInt8),
                new("Mac", FieldKind.FixedBytes, WireType.UInt8) { Length = 6 }).Messages,
        });

        Assert.All(["guid", "fixedBytes_6"], name =>
            Assert.Equal("255", (string?)xml.Descendants("type").Single(t => (string?)t.Attribute("name") == name).Attribute("maxValue")));
    }

    [Theory]
    [InlineData(WireType.Int16, "Alarms_optional", "32768")]
    [InlineData(WireType.Int64, "Alarms_optional", "9223372036854775808")]
    [InlineData(WireType.UInt16, "Alarms", null)]
    public void The_null_of_a_set_of_a_signed_type_is_written_at_the_type_that_carries_it(WireType wire, string type, string? nullValue)
    {
        var alarms = SchemaOf.Enum("Alarms", wire, ("Hot", 1)) with { IsFlags = true };
        var xml = Emit(
            SchemaOf.Fields([alarms], new FieldSpec("Alarms", FieldKind.Flags, wire) { Enumeration = "Alarms", Optional = true }));

        Assert.Equal(type, (string?)xml.Descendants("field").First().Attribute("type"));
        var carrier = (string)xml.Descendants("set").Single(s => (string?)s.Attribute("name") == type).Attribute("encodingType")!;
        Assert.Equal(nullValue,
            (string?)xml.Descendants("type").SingleOrDefault(t => (string?)t.Attribute("name") == carrier)?.Attribute("nullValue"));
    }

    [Fact]
    public void A_removed_field_has_a_type_that_has_its_zeros()
    {
        var modes = SchemaOf.Enum("Mode", WireType.UInt8, ("On", 1));
        var nested = new MessageSpec("Part", "", 0, new[] { SchemaOf.Number("X") with { Range = new(1, 9) } }.ToEquatableArray());
        var xml = Emit(SchemaOf.Fields(
            [modes],
            new FieldSpec("A", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "Mode", Reserved = true },
            SchemaOf.Number("B") with { Range = new(1, 9), Reserved = true },
            new FieldSpec("C", FieldKind.Record, WireType.UInt8) { NestedRecord = nested, Reserved = true },
            SchemaOf.Number("D") with { Range = new(0, 9), Reserved = true },
            SchemaOf.Number("E")));

        Assert.Equal(["all_uint8", "all_uint32", "fixedBytes_4", "M_D", "all_uint32"],
            xml.Element(SbeXml.Namespace + "message")!.Elements("field").Select(f => (string)f.Attribute("type")!));
    }

    [Fact]
    public void A_text_of_one_byte_is_a_char_whose_null_is_the_empty_text()
    {
        var xml = Emit(SchemaOf.Fields(new FieldSpec("Grade", FieldKind.FixedText, WireType.UInt8) { Length = 1 },
            new("Code", FieldKind.FixedText, WireType.UInt8) { Length = 2 }));

        Assert.Equal(["optional", null],
            xml.Element(SbeXml.Namespace + "message")!.Elements("field").Select(f => (string?)f.Attribute("presence")));
    }

    [Fact]
    public void A_record_says_the_nulls_of_members_that_are_references()
    {
        var modes = SchemaOf.Enum("Mode", WireType.Int16, ("On", 1));
        FieldSpec mode = new("Mode", FieldKind.Enumeration, WireType.Int16) { Enumeration = "Mode", Optional = true };
        var nested = new MessageSpec("Part", "", 0,
            new[] { mode, new("Sure", FieldKind.Boolean, WireType.UInt8) { Optional = true }, SchemaOf.Number("X") }.ToEquatableArray());
        var xml = Emit(SchemaOf.Fields([modes], new FieldSpec("P", FieldKind.Record, WireType.UInt8) { NestedRecord = nested }));

        Assert.Equal("Mode: -32768 is null. Sure: 255 is null.",
            (string?)xml.Descendants("composite").Single(c => (string?)c.Attribute("name") == "Part").Attribute("description"));
    }

    private static XElement Emit(SchemaSpec schema) => XDocument.Parse(Assert.Single(TargetRegistry.Find("sbe")!.Emit(schema)).Text).Root!;

    private static int SizeOf(XElement schema, string type)
    {
        var xml = new SbeXml(schema.ToString());
        return SbeXml.IsPrimitive(type) ? SbeXml.SizeOf(type) : xml.SizeOf(xml.Types[type]);
    }
}
