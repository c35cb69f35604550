namespace TelemetryGen.Schema.Tests.Document;

public class SchemaDocumentTests
{
    [Theory]
    [InlineData("greenhouse.xml")]
    [InlineData("everything.xml")]
    [InlineData("others.xml")]
    [InlineData("parts.xml")]
    public void A_document_that_is_read_and_written_is_the_same_text(string file) =>
        Assert.Equal(SampleSchemas.Text(file), SchemaDocument.ToXml(SchemaDocument.Parse(SampleSchemas.Text(file))));

    [Fact]
    public void A_schema_that_is_written_and_read_is_the_same_schema() =>
        Assert.Equal(SampleSchemas.Everything, SchemaDocument.Parse(SchemaDocument.ToXml(SampleSchemas.Everything)));

    [Fact]
    public void Bounds_are_written_in_engineering_units_and_read_as_steps() =>
        Assert.Equal(new IntegerRange(-4000, 8500), SampleSchemas.Greenhouse.Messages[0].Fields[1].Range);

    [Theory]
    [InlineData("<a", 0, "This is not valid XML: ")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", 0, "This is not valid XML: For security reasons DTD is prohibited")]
    [InlineData("<a/>", 1,
        "Line 1: The root element is <a> in ''; a telemetry schema has <telemetrySchema> in 'urn:telemetrygen:schema:1'.")]
    public void What_is_no_document_is_said(string xml, int line, string text) => Refused(xml, line, text);

    [Theory]
    [InlineData(33)]
    [InlineData(200_000)]
    public void A_document_that_is_nested_without_end_is_refused_and_not_walked(int depth)
    {
        var xml = Document("<message name='M' id='1'>\n"
            + string.Concat(Enumerable.Range(3, depth - 2).Select(i => $"<record name='R' type='T{i}'>\n"))
            + string.Concat(Enumerable.Repeat("</record>", depth - 2)) + "</message>");

        Refused(xml, 32, "Line 32: Elements are nested more than 32 deep.");
    }

    [Fact]
    public void Records_may_be_nested_up_to_the_limit()
    {
        var xml = Document("<message name='M' id='1'>"
            + string.Concat(Enumerable.Range(3, 29).Select(i => $"<record name='R' type='T{i}'>"))
            + "<integer name='I' type='uint8' />"
            + string.Concat(Enumerable.Repeat("</record>", 29)) + "</message>");

        Assert.Single(SchemaDocument.Parse(xml).Messages);
    }

    [Fact]
    public void A_document_that_is_too_long_is_refused_before_it_is_read() => Refused(
        new string('<', 33_554_433), 0, "It has 33554433 characters; a schema document has at most 33554432.");

    [Theory]
    [InlineData("<message id='1'/>", "<message> has no name.")]
    [InlineData("<message name='M' id='x'/>", "id is 'x'; it must be a whole number from 1 to 32767.")]
    [InlineData("<message name='M' id='32768'/>", "id is '32768'; it must be a whole number from 1 to 32767.")]
    [InlineData("<message name='M' id='1' maxbytes='1'/>", "<message> has no attribute 'maxbytes'.")]
    [InlineData("<message name='M' id='1' maxPayloadBytes='7'/>",
        "M can take 8 bytes; its limit MaxPayloadBytes is 7. Largest: the header 8 B.")]
    [InlineData("<massage/>", "<telemetrySchema> cannot contain <massage>.")]
    [InlineData("<enum name='E' type='float'/>", "float cannot carry an enumeration.")]
    [InlineData("<enum name='E' type='uint9'/>", "'uint9' is not a wire type.")]
    [InlineData("<enum name='E' type='uint8'><value name='A'>256</value></enum>", "256 does not fit uint8.")]
    [InlineData("<enum name='E' type='uint8'><value name='A'>0.5</value></enum>", "0.5 does not fit uint8.")]
    [InlineData("<enum name='E' type='uint8'><value name='A'>one</value></enum>", "'one' is not a number.")]
    [InlineData("<enum name='E' type='uint8'><val/></enum>", "<enum> cannot contain <val>.")]
    [InlineData("<enum name='E' type='uint8'><value name='A'>1</value><value name='A'>2</value></enum>", "There are 2 of value 'A'.")]
    public void What_is_wrong_in_a_schema_is_said_with_its_line(string element, string text) =>
        Refused($"<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'>\n{element}\n</telemetrySchema>", 2,
            $"Line 2: {text}");

    [Theory]
    [InlineData("<decimal name='X'/>", "<decimal> is not a kind of field.")]
    [InlineData("<integer name='X' type='float'/>", "float cannot carry a field of kind integer.")]
    [InlineData("<integer name='X'/>", "<integer> has no type.")]
    [InlineData("<integer name='X' type='int8' min='1'/>", "A range has both min and max.")]
    [InlineData("<integer name='X' type='int8' min='1.5' max='2'/>", "The bound 1.5 is not a whole number of steps of 1.")]
    [InlineData("<scaled name='X' type='int8' step='0'/>", "The step is 0; it must be above 0.")]
    [InlineData("<scaled name='X' type='int8' step='1e-28' min='0' max='1e28'/>",
        "The bound 10000000000000000000000000000 is too many steps of 0.0000000000000000000000000001.")]
    [InlineData("<float name='X' type='float' min='a' max='2'/>", "'a' is not a number.")]
    [InlineData("<enumeration name='X' enum='F'/>", "There is no enum 'F'.")]
    [InlineData("<timestamp name='X' type='int64' resolution='min'/>", "'min' is not a resolution; use s, ms or us.")]
    [InlineData("<text name='X' maxBytes='65535'/>", "maxBytes is '65535'; it must be a whole number from 1 to 65534.")]
    [InlineData("<text name='X' maxBytes='5' optional='yes'/>", "optional is 'yes'; it must be true or false.")]
    [InlineData("<guid name='X' optional='true'/>", "<guid> has no attribute 'optional'.")]
    [InlineData("<fixedBytes name='X' length='4' optional='true'/>", "<fixedBytes> has no attribute 'optional'.")]
    [InlineData("<fixedText name='X'/>", "<fixedText> has no length.")]
    [InlineData("<bytes name='X' maxBytes='0'/>", "maxBytes is '0'; it must be a whole number from 1 to 65534.")]
    [InlineData("<scaled name='X' type='int8' step='0.5' offset='0.25' min='0' max='1'/>",
        "The bound 0 is not a whole number of steps of 0.5.")]
    [InlineData("<integer name='X' type='int8' maximum='3'/>", "<integer> has no attribute 'maximum'.")]
    [InlineData("<integer name='X' type='int8' length='0'/>", "length is '0'; it must be a whole number from 1 to 65535.")]
    [InlineData("<integer name='X' type='int8' maxCount='65535'/>", "maxCount is '65535'; it must be a whole number from 1 to 65534.")]
    [InlineData("<integer name='X' type='int8' length='2' maxCount='2'/>", "An array has a length or a maxCount, not both.")]
    [InlineData("<scaled name='X' type='int8' step='1' length='2'/>", "<scaled> has no attribute 'length'.")]
    [InlineData("<duration name='X' type='int32' maxCount='2'/>", "<duration> has no attribute 'maxCount'.")]
    [InlineData("<integer name='X' type='int8'><boolean name='A'/></integer>", "<integer> cannot contain <boolean>.")]
    [InlineData("<record name='X'><boolean name='A'/></record>", "<record> has no type.")]
    [InlineData("<record name='X' type='P' optional='true'><boolean name='A'/></record>", "<record> has no attribute 'optional'.")]
    [InlineData("<record name='X' type='P' maxCount='2'><boolean name='A'/></record>", "<record> has no attribute 'maxCount'.")]
    [InlineData("<record name='X' type='P'><value name='A'/></record>", "<value> is not a kind of field.")]
    [InlineData("<record name='X' type='P'><boolean name='A'/><boolean name='A'/></record>", "There are 2 of field 'A'.")]
    [InlineData("<group name='X' type='P'><boolean name='A'/></group>", "<group> has no maxCount.")]
    [InlineData("<group name='X' type='P' maxCount='2' length='2'><boolean name='A'/></group>", "<group> has no attribute 'length'.")]
    [InlineData("<boolean name='X' reserved='yes'/>", "reserved is 'yes'; it must be true or false.")]
    public void What_is_wrong_in_a_field_is_said_with_its_line(string field, string text) => Refused(
        $"<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'>\n<message name='M' "
            + $"id='1'>\n{field}\n</message></telemetrySchema>",
        3,
        $"Line 3: {text}");

    [Theory]
    [InlineData("<message name='M' id='1'/><message name='M' id='2'/>", "There are 2 of message 'M'.")]
    [InlineData("<message name='M' id='1'/><message name='N' id='1'/>", "There are 2 of message id '1'.")]
    [InlineData("<enum name='E' type='uint8'/><flags name='E' type='uint8'/>", "There are 2 of enum 'E'.")]
    public void What_is_there_twice_is_said(string elements, string text) =>
        Refused(Document(elements), 1,
            $"Line 1: {text}");

    [Theory]
    [InlineData("<integer name='X' type='int8' length='2' optional='true'/>", "X may be null, but its numbers have no null value.")]
    [InlineData("<record name='X' type='P'/>", "X holds records of type P, which has no field.")]
    [InlineData("<record name='X' type='P'><text name='A' maxBytes='3'/></record>",
        "X.A has no fixed size; a record inside of a message holds fixed fields only.")]
    [InlineData("<record name='X' type='P'><boolean name='A' since='2'/></record>",
        "X.A was added in version 2; a record in the block cannot grow. Add a field to the message instead.")]
    [InlineData("<record name='X' type='M'><boolean name='A'/></record>",
        "M holds a record M, and the schema has another record of that name with other fields.")]
    [InlineData(
        "<record name='X' type='P'><boolean name='A'/></record><record name='Y' type='P'><boolean name='B'/></record>",
        "M holds a record P, and the schema has another record of that name with other fields.")]
    [InlineData(
        "<record name='X' type='P' namespace='A'><boolean name='A'/></record><record name='Y' type='P' namespace='B'><boolean "
            + "name='A'/></record>",
        "M holds a record P, and the schema has another record of that name with other fields.")]
    public void What_is_wrong_in_a_record_inside_is_said(string fields, string text) => Refused(
        $"<telemetrySchema name='S' id='1' version='2' xmlns='urn:telemetrygen:schema:1'>\n<message "
            + $"name='M' id='1'>{fields}</message></telemetrySchema>", 2, $"Line 2: {text}");

    [Fact]
    public void Two_records_of_one_name_are_refused_across_messages_too() => Refused(
        "<telemetrySchema name='S' id='1' version='2' xmlns='urn:telemetrygen:schema:1'>\n"
        + "<message name='M' id='1'><record name='X' type='P'><boolean name='A'/></record></message>\n"
        + "<message name='N' id='2'><group name='X' type='P' maxCount='3'><boolean name='B'/></group></message></telemetrySchema>",
        3,
        "Line 3: N holds a record P, and the schema has another record of that name with other fields.");

    [Fact]
    public void A_message_may_be_a_record_inside_of_another()
    {
        var schema = SchemaDocument.Parse(
            "<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'><message name='M' id='1'><boolean "
                + "name='A'/></message>"
            + "<message name='N' id='2'><record name='X' type='M'><boolean name='A'/></record></message></telemetrySchema>");

        Assert.Equal(schema.Messages[0].Fields, Assert.Single(schema.NestedRecords).Fields);
    }

    private static string Document(string elements) =>
        $"<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'>{elements}</telemetrySchema>";

    private static void Refused(string xml, int line, string text)
    {
        var error = Assert.Throws<SchemaDocumentException>(() => SchemaDocument.Parse(xml));
        Assert.StartsWith(text, error.Message, StringComparison.Ordinal);
        Assert.Equal(line, error.Line);
    }
}
