using System.Globalization;
using System.Xml.Linq;
using TelemetryGen.Schema;
using TelemetryGen.Targets.Tests.Sbe;
using TelemetryGen.Testing;

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
            var layout = WireLayout.Of(message);
            var element = xml.Elements(SbeXml.Namespace + "message").Single(m => (int)m.Attribute("id")! == message.Id);
            Assert.Equal(layout.BlockLength, (int)element.Attribute("blockLength")!);
            Assert.Equal(layout.Block.Select(s => s.Offset), element.Elements("field").Select(f => (int)f.Attribute("offset")!));
            Assert.Equal(layout.Block.Select(s => s.Size), element.Elements("field").Select(f => SizeOf(xml, (string)f.Attribute("type")!)));
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
            Messages = new MessageSpec[] { new("M", "", 1, new[] { new FieldSpec("X", FieldKind.Integer, WireType.Int8) { Unit = "<\"&'>" } }.ToEquatableArray()) }.ToEquatableArray(),
        };

        var xml = Emit(schema);

        Assert.Equal("A<B>&\"C\"", (string)xml.Attribute("package")!);
        Assert.Equal("Unit: <\"&'>.", (string)xml.Descendants("field").First().Attribute("description")!);
    }

    [Fact]
    public void A_name_that_sbe_cannot_have_is_refused_by_field()
    {
        var message = new MessageSpec("M", "", 1, new[] { new FieldSpec("Température", FieldKind.Integer, WireType.Int8) }.ToEquatableArray());

        var error = Assert.Throws<TargetException>(() => Emit(SampleSchemas.Greenhouse with { Messages = new[] { message }.ToEquatableArray() }));

        Assert.Equal("M.Température: SBE has no name 'Température': letters A to Z, digits and _, at most 64.", error.Message);
        Assert.Equal(("M", "Température"), (error.MessageName, error.FieldName));
    }

    [Fact]
    public void A_name_of_an_enumeration_that_sbe_cannot_have_is_refused()
    {
        var door = SampleSchemas.Greenhouse.Enums[0] with { Members = new EnumMember[] { new("Geöffnet", 1) }.ToEquatableArray() };

        var error = Assert.Throws<TargetException>(() => Emit(SampleSchemas.Greenhouse with { Enums = new[] { door }.ToEquatableArray() }));

        Assert.Equal("enum DoorState: SBE has no name 'Geöffnet': letters A to Z, digits and _, at most 64.", error.Message);
    }

    [Fact]
    public void A_type_whose_name_would_be_too_long_is_refused_by_field()
    {
        var field = new FieldSpec(new string('F', 40), FieldKind.Integer, WireType.Int8) { Optional = true };
        var message = new MessageSpec(new string('M', 40), "", 1, new[] { field }.ToEquatableArray());

        var error = Assert.Throws<TargetException>(() => Emit(SampleSchemas.Greenhouse with { Messages = new[] { message }.ToEquatableArray() }));

        Assert.Equal(field.Name, error.FieldName);
        Assert.EndsWith("would have 81 letters; SBE allows 64.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1000", "3")]
    [InlineData("1", "0")]
    [InlineData("0.001", "-3")]
    public void A_step_that_is_a_power_of_ten_is_a_constant_exponent(string step, string exponent)
    {
        var field = new FieldSpec("T", FieldKind.Scaled, WireType.Int16) { Step = decimal.Parse(step, CultureInfo.InvariantCulture) };
        var xml = Emit(SampleSchemas.Greenhouse with { Messages = new[] { new MessageSpec("M", "", 1, new[] { field }.ToEquatableArray()) }.ToEquatableArray() });

        var composite = xml.Descendants("composite").Single(c => (string)c.Attribute("name")! == "M_T");
        Assert.Equal(("constant", exponent), ((string)composite.Elements().Last().Attribute("presence")!, composite.Elements().Last().Value));
    }

    private static XElement Emit(SchemaSpec schema) => XDocument.Parse(Assert.Single(TargetRegistry.Find("sbe")!.Emit(schema)).Text).Root!;

    private static int SizeOf(XElement schema, string type)
    {
        var xml = new SbeXml(schema.ToString());
        return SbeXml.IsPrimitive(type) ? SbeXml.SizeOf(type) : xml.SizeOf(xml.Types[type]);
    }
}
