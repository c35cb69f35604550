using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// Batches of every version of a schema, read by the XML of every version. What a batch says of its rows came with the first list or text
/// that was added: before, the length of the rows stands in that place.
/// </summary>
public class SbeBatchVersionTests
{
    private static readonly FieldSpec Number = SchemaOf.Number("A");
    private static readonly FieldSpec Name = new("Name", FieldKind.Text, WireType.UInt8) { MaxBytes = 9 };
    private static readonly FieldSpec Note = new("Note", FieldKind.Text, WireType.UInt8) { MaxBytes = 9 };
    private static readonly FieldSpec Samples = new("Samples", FieldKind.Integer, WireType.Int16) { MaxCount = 4 };

    /// <summary>Histories of four versions: the fields, and the rowVersion that each version's batches say.</summary>
    public static TheoryData<string, int[]> Histories => new()
    {
        { "a text of version 1", [1, 1, 1, 1] },
        { "a text of version 2", [1, 2, 2, 2] },
        { "a list of version 3", [1, 1, 3, 3] },
        { "texts of versions 2 and 4", [1, 2, 2, 4] },
        { "a number of version 2 and a text of version 4", [1, 1, 1, 4] },
        { "a removed text of version 3", [1, 1, 3, 3] },
    };

    [Theory]
    [MemberData(nameof(Histories))]
    public void A_reader_of_any_version_finds_the_rows_of_batches_of_any_version(string history, int[] rowVersions)
    {
        for (var writer = 1; writer <= 4; writer++)
        {
            var (batch, rows) = BatchOf(AsOf(history, writer));
            for (var reader = 1; reader <= 4; reader++)
            {
                var schema = AsOf(history, reader);
                var text = SchemaOf.Emit("sbe", schema);
                Assert.Empty(SbeRules.Broken(text));

                var decoded = SbeDecoder.Decode(new(text), batch);

                var isTold = rowVersions[writer - 1] > 1 && BatchLayout.From(schema.Messages[0]).RowVersionSince <= writer;
                Assert.Equal(isTold ? $"{rowVersions[writer - 1]}" : null, decoded.GetValueOrDefault("rowVersion"));
                Assert.Equal(("2", rows), (decoded["count"], decoded["rows"]));
            }
        }
    }

    [Fact]
    public void The_row_version_is_there_since_the_version_that_brought_the_first_list_or_text()
    {
        var field = new SbeXml(SchemaOf.Emit("sbe", AsOf("texts of versions 2 and 4", 4))).Messages.Last().Elements("field").Last();

        Assert.Equal(("rowVersion", "2", "10"),
            (SbeXml.Name(field), (string?)field.Attribute("sinceVersion"), (string?)field.Attribute("offset")));
    }

    private static SchemaSpec AsOf(string history, int version)
    {
        FieldSpec[] fields = history switch
        {
            "a text of version 1" => [Number, Name],
            "a text of version 2" => [Number, Name with { Since = 2 }],
            "a list of version 3" => [Number, Samples with { Since = 3 }],
            "texts of versions 2 and 4" => [Number, Name with { Since = 2 }, Note with { Since = 4 }],
            "a number of version 2 and a text of version 4" =>
                [Number, SchemaOf.Number("B") with { Since = 2 }, Name, Note with { Since = 4 }],
            _ => [Number, Note with { Since = 3, Reserved = true }],
        };
        return SchemaOf.Fields([.. fields.Where(f => f.Since <= version)]) with { Version = version };
    }

    private static (byte[] Batch, string Rows) BatchOf(SchemaSpec schema)
    {
        var (batch, random) = (new BatchWriter(schema.Messages[0]), new Random(5));
        var messages = Enumerable.Range(0, 2)
            .Select(_ => new MessageWriter(schema, "M").Write(RandomValues.Of(schema.Messages[0], random))).ToArray();
        Assert.All(messages, m => Assert.True(batch.TryAdd(m, int.MaxValue)));
        return (batch.ToBytes(), string.Concat(messages.Select(m => Convert.ToHexString(m.AsSpan(8)))));
    }
}
