using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace TelemetryGen.Schema.Tests.Document;

public class SchemaXsdTests
{
    [Fact]
    public void Written_documents_are_valid()
    {
        Assert.Empty(Errors(SchemaDocument.ToXml(SampleSchemas.Greenhouse)));
        Assert.Empty(Errors(SchemaDocument.ToXml(SampleSchemas.Everything)));
        Assert.Empty(Errors(SchemaDocument.ToXml(SampleSchemas.Others)));
        Assert.Empty(Errors(SchemaDocument.ToXml(SampleSchemas.Parts)));
        Assert.Empty(Errors(SchemaDocument.ToXml(SchemaOf(Message(Array("A", 65535, WireType.UInt8), Many("B", 65534))))));
        Assert.Empty(Errors(SchemaDocument.ToXml(SchemaOf(Message(Integer("A", WireType.UInt16) with { Sequence = true })))));
        Assert.Empty(Errors(SchemaDocument.ToXml(SchemaOf(Message(Scaled("Tiny", 0.0000000001m) with { Range = new(-1, 1) })))));
    }

    [Fact]
    public void A_name_for_devices_is_written_validly_and_read_again()
    {
        var schema = SchemaOf(
            Message(Integer("From") with { TargetName = "Origin" }, Record("Way", Integer("Class") with { TargetName = "Kind" })));
        var xml = SchemaDocument.ToXml(schema);

        Assert.Contains("""<integer name="From" targetName="Origin" type="int32" />""", xml, StringComparison.Ordinal);
        Assert.Empty(Errors(xml));
        Assert.Equal(schema, SchemaDocument.Parse(xml));
        Assert.Equal("Origin", SchemaDocument.Parse(xml).Messages[0].Fields[0].DeviceName);
    }

    [Theory]
    [InlineData("id=\"1\" namespace", "id=\"0\" namespace")]
    [InlineData("id=\"1\" namespace", "id=\"32768\" namespace")]
    [InlineData("version=\"2\"", "version=\"0\"")]
    [InlineData("resolution=\"ms\"", "resolution=\"min\"")]
    [InlineData("resolution=\"ms\"", "")]
    [InlineData("step=\"0.01\"", "step=\"-0.01\"")]
    [InlineData("step=\"0.01\"", "step=\"small\"")]
    [InlineData("step=\"0.01\"", "")]
    [InlineData("type=\"uint32\"", "type=\"uint9\"")]
    [InlineData("type=\"uint32\"", "type=\"float\"")]
    [InlineData("maxBytes=\"16\"", "maxBytes=\"65535\"")]
    [InlineData("maxBytes=\"16\"", "maxBytes=\"16\" min=\"1\"")]
    [InlineData("optional=\"true\"", "optional=\"yes\"")]
    [InlineData("<boolean name=\"Raining\"", "<boolean name=\"Raining\" sequence=\"true\"")]
    [InlineData("<boolean name=\"Raining\"", "<boolean name=\"Raining\" optional=\"yes\"")]
    [InlineData("<boolean name=\"Raining\"", "<boolean")]
    [InlineData("<boolean", "<bool")]
    [InlineData(">7</value>", ">seven</value>")]
    [InlineData("urn:telemetrygen:schema:1", "urn:telemetrygen:schema:2")]
    public void A_broken_document_is_valid_neither_here_nor_for_the_reader(string good, string bad)
    {
        var xml = SampleSchemas.Text("greenhouse.xml");
        Assert.Contains(good, xml, StringComparison.Ordinal);

        Assert.NotEmpty(Errors(xml.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Throws<SchemaDocumentException>(() => SchemaDocument.Parse(xml.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("length=\"3\"", "length=\"0\"")]
    [InlineData("length=\"3\"", "length=\"65536\"")]
    [InlineData("maxCount=\"300\"", "maxCount=\"65535\"")]
    [InlineData("maxCount=\"4\"", "")]
    [InlineData("reserved=\"true\"", "reserved=\"1\"")]
    [InlineData("<record name=\"Depot\" type=\"Position\"", "<record name=\"Depot\"")]
    [InlineData("<record name=\"Depot\"", "<record optional=\"true\" name=\"Depot\"")]
    [InlineData("<record name=\"Depot\"", "<record maxCount=\"2\" name=\"Depot\"")]
    [InlineData("<guid name=\"Id\" />", "<guid name=\"Id\"><guid name=\"Id\" /></guid>")]
    [InlineData("<duration name=\"Lasted\"", "<duration length=\"2\" name=\"Lasted\"")]
    public void A_broken_document_with_parts_is_valid_neither_here_nor_for_the_reader(string good, string bad)
    {
        var xml = SampleSchemas.Text("parts.xml");
        Assert.Contains(good, xml, StringComparison.Ordinal);

        Assert.NotEmpty(Errors(xml.Replace(good, bad, StringComparison.Ordinal)));
        Assert.Throws<SchemaDocumentException>(() => SchemaDocument.Parse(xml.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_messages_of_one_id_are_not_valid() => Assert.NotEmpty(Errors(
        "<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'><message name='M' id='1'/><message name='N' "
            + "id='1'/></telemetrySchema>"));

    private static List<string> Errors(string xml)
    {
        var schemas = new XmlSchemaSet();
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("telemetry-schema-1.xsd")!;
        using var reader = XmlReader.Create(stream);
        schemas.Add(null, reader);
        var errors = new List<string>();
        var document = XDocument.Parse(xml);
        document.Validate(schemas, (_, e) => errors.Add(e.Message));

        // A root of another namespace is unknown to the schema and so would be "valid".
        errors.AddRange(
            schemas.GlobalElements.Contains(new(document.Root!.Name.LocalName, document.Root.Name.NamespaceName)) ? [] : ["unknown root"]);
        return errors;
    }
}
