using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>The XML keeps the rules of SBE, and a reader that knows nothing else finds every value.</summary>
public partial class SbeReadingTests
{
    public static TheoryData<string> Samples => ["greenhouse.xml", "everything.xml", "others.xml", "parts.xml"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_xml_of_a_sample_says_every_byte(string sample) => Check(SchemaDocument.Parse(SampleSchemas.Text(sample)), 50);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_xml_of_any_schema_says_every_byte(int seed)
    {
        var schema = RandomSchemas.Of(seed);
        Assert.Empty(schema.Messages.SelectMany(m => SpecCheck.Check(m, schema.Version)));

        Check(schema, 8);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_field_keeps_its_id_in_every_version(string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample));
        var newest = Ids(schema);

        for (var version = 1; version < schema.Version; version++)
        {
            Assert.All(Ids(AsOf(schema, version)), id => Assert.Equal(newest[id.Key], id.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_batch_is_framed_by_the_xml_and_its_rows_are_the_messages_without_their_headers(string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample));
        var (xml, random) = (new SbeXml(SchemaOf.Emit("sbe", schema)), new Random(7));
        foreach (var message in schema.Messages)
        {
            var batch = new BatchWriter(message);
            var messages = Enumerable.Range(0, 3)
                .Select(_ => new MessageWriter(schema, message.Name).Write(RandomValues.Of(message, random))).ToArray();
            Assert.All(messages, m => Assert.True(batch.TryAdd(m, int.MaxValue)));

            var decoded = SbeDecoder.Decode(xml, batch.ToBytes());

            var layout = WireLayout.From(message);
            Assert.Equal(("3", "0", "0", $"{layout.BlockLength}"),
                (decoded["count"], decoded["encoding"], decoded["flags"], decoded["rowBlockLength"]));
            Assert.Equal(BatchLayout.From(layout).RowVersion is > 1 and var version ? $"{version}" : null,
                decoded.GetValueOrDefault("rowVersion"));
            Assert.Equal(string.Concat(messages.Select(m => Convert.ToHexString(m.AsSpan(8)))), decoded["rows"]);
        }
    }

    [Fact]
    public void A_message_that_is_called_as_a_batch_of_another_keeps_its_name()
    {
        var schema = SchemaDocument.Parse("""
            <telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'>
              <message name='A' id='1'><integer name='X' type='uint8'/></message>
              <message name='ABatch' id='2'><integer name='X' type='uint8'/></message>
              <message name='A23456789012345678901234567890123456789012345678901234567890' id='3'><integer name='X' type='uint8'/></message>
            </telemetrySchema>
            """);
        var text = SchemaOf.Emit("sbe", schema);

        Assert.Empty(SbeRules.Broken(text));
        Assert.Equal(
            ["A", "ABatch", "A23456789012345678901234567890123456789012345678901234567890", "ABatch__", "ABatchBatch", "Batch3"],
            new SbeXml(text).Messages.Select(SbeXml.Name));
    }

    [Fact]
    public void A_removed_field_stays_with_a_word_that_it_is_removed()
    {
        var reserved = new SbeXml(SchemaOf.Emit("sbe", SampleSchemas.Parts)).Root.Descendants()
            .Where(e => ((string?)e.Attribute("description"))?.StartsWith("Reserved: ", StringComparison.Ordinal) == true)
            .Select(e => $"{e.Name.LocalName} {SbeXml.Name(e)}");

        Assert.Equal(["choice Spare", "type Owner", "field Odometer", "group Stops", "data Dump"], reserved);
    }

    [Theory]
    [InlineData("id=\"2\"", "id=\"1\"", "2 of id in Trip 1")]
    [InlineData("blockLength=\"23\"", "blockLength=\"22\"", "<group Track> is shorter than its fields")]
    [InlineData("type=\"Position_Latitude\"", "type=\"Vehicle\"", "<ref Latitude> refers to no type in front of it")]
    [InlineData("nullValue=\"255\"", "nullValue=\"256\"", "<type Satellites> has a nullValue that its type cannot hold")]
    [InlineData("dimensionType=\"groupSizeEncoding\"", "dimensionType=\"sizes\"", "<messageSchema > has no sizes")]
    [InlineData("sinceVersion=\"3\"", "sinceVersion=\"4\"", "<messageSchema > has something of a later version")]
    [InlineData("presence=\"optional\" offset", "offset", "does not say that it may be null")]
    [InlineData(" timeUnit=\"millisecond\"", "", "<field Start> is a moment without a timeUnit")]
    [InlineData("maxValue=\"85\"", "maxValue=\"85.0\"", "has a maxValue that its type cannot hold")]
    [InlineData("maxValue=\"85\"", "maxValue=\"+85\"", "has a maxValue that its type cannot hold")]
    [InlineData("nullValue=\"255\"", "nullValue=\"2.55E2\"", "has a nullValue that its type cannot hold")]
    [InlineData("sinceVersion=\"3\"", "sinceVersion=\"3.0\"", "has sinceVersion '3.0', which is none")]
    [InlineData("sinceVersion=\"3\"", "sinceVersion=\"-3\"", "has sinceVersion '-3', which is none")]
    [InlineData("blockLength=\"23\"", "blockLength=\"0x17\"", "has blockLength '0x17', which is none")]
    [InlineData("timeUnit=\"millisecond\"", "timeUnit=\"ms\"", "has timeUnit 'ms', which is none")]
    [InlineData("primitiveType=\"int32\"", "primitiveType=\"Int32\"", "has primitiveType 'Int32', which is none")]
    [InlineData(">-7<", ">-7.0<", "has a constant that its type cannot hold")]
    [InlineData("name=\"Odometer\"", "name=\"Offset\"", "offset is twice in the members of Trip")]
    [InlineData("name=\"Odometer\"", "name=\"Native\"", "native is twice in the members of Trip")]
    [InlineData("name=\"Odometer\"", "name=\"DepotId\"", "depotId is twice in the members of Trip")]
    [InlineData("name=\"Heading\"", "name=\"Next\"", "next is twice in the members of Track")]
    [InlineData("name=\"Track\"", "name=\"Position\"", "Position is twice in the class Trip of C++")]
    [InlineData("name=\"Vehicle\"", "name=\"trip\"", "TripDecoder is twice in the package of Java")]
    public void The_rules_of_these_tests_see_what_is_broken(string good, string bad, string problem)
    {
        var xml = SchemaOf.Emit("sbe", SampleSchemas.Parts);
        Assert.Contains(good, xml, StringComparison.Ordinal);
        Assert.Contains(
            SbeRules.Broken(new Regex(Regex.Escape(good)).Replace(xml, bad, 1)), b => b.Contains(problem, StringComparison.Ordinal));
    }

    private static void Check(SchemaSpec schema, int messages)
    {
        var text = SchemaOf.Emit("sbe", schema);
        Assert.Empty(SbeRules.Broken(text));
        var (xml, random) = (new SbeXml(text), new Random(schema.Id));
        foreach (var message in schema.Messages)
        {
            for (var i = 0; i < messages; i++)
            {
                var values = RandomValues.Of(message, random);
                var decoded = SbeDecoder.Decode(xml, new MessageWriter(schema, message.Name).Write(values))
                    .ToDictionary(v => SetName().Replace(v.Key, ""), v => v.Value);

                Assert.All(SbeExpected.Of(message, values), v => Assert.Equal($"{v.Path} = {v.Text}", $"{v.Path} = {decoded[v.Path]}"));
            }
        }
    }

    private static Dictionary<string, int> Ids(
        SchemaSpec schema) => new SbeXml(SchemaOf.Emit("sbe", schema)).Messages.SelectMany(m => m.Descendants()).ToDictionary(
        e => string.Join('.', e.AncestorsAndSelf().TakeWhile(a => a.Name.LocalName != "messageSchema").Reverse().Select(SbeXml.Name)),
        e => (int)e.Attribute("id")!);

    private static SchemaSpec AsOf(SchemaSpec schema, int version) =>
        schema with { Version = version, Messages = schema.Messages.Select(m => AsOf(m, version)).ToEquatableArray() };

    private static MessageSpec AsOf(MessageSpec message, int version) => message with
    {
        Fields = message.Fields.Where(f => f.Since <= version)
            .Select(f => f.NestedRecord is { } nested ? f with { NestedRecord = AsOf(nested, version) } : f).ToEquatableArray(),
    };

    // Booleans are choices of a set; the set's own name is none of the user's.
    [GeneratedRegex(@"\bBooleans\d*_*\.")]
    private static partial Regex SetName();
}
