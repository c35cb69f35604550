using System.Text.Json.Nodes;
using TelemetryGen.Conformance.Robustness;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Queues;

/// <summary>
/// The golden records on their whole way: packed by the emitted modules on real MicroPython, stored in flash, sent in batches to the local
/// hub, and read by the generated code of the server.
/// </summary>
[Trait("Kind", "Device")]
public class QueueVectorTests(Board board, OlderBoard older) : IClassFixture<Board>, IClassFixture<OlderBoard>
{
    [Fact]
    public async Task Every_record_that_a_board_queues_arrives_field_by_field_as_it_was()
    {
        var sent = Vectors.All.Where(v => v is { Hex: not null, Device: not null, Fields: not null, IsOtherVersion: false }).ToArray();

        var events = await SendAsync(board, sent);

        var expected =
            sent.Select((vector, i) => Records.Of(vector.Message, Numbered(vector.Message, vector.Read ?? vector.Fields!, i))).ToArray();
        AssertSame(expected, Collector.RecordsOf(events));
        Assert.InRange(events.Count, Vectors.Files.Count, sent.Length / 2);
    }

    [Fact]
    public async Task Every_batch_is_what_the_server_writes_of_the_same_records()
    {
        var sent = Vectors.All.Where(v => v is { Hex: not null, Device: not null, Fields: not null, IsOtherVersion: false }).ToArray();

        var batches = (await SendAsync(board, sent)).Where(IsBatch).ToArray();

        Assert.True(batches.Length > 10);
        Assert.All(batches, body =>
        {
            var codec = RecordCodec.Of(body);
            Assert.True(codec.TryReadBatch(body, out var records, out var error), error.ToString());
            Assert.True(codec.TryWriteBatch(records, body.Length, out var written, out error), error.ToString());
            Assert.Equal(Convert.ToHexStringLower(body), Convert.ToHexStringLower(written));
            Assert.Null(BatchReading.Problem(body));
        });
    }

    [Fact]
    public async Task A_board_of_an_older_version_is_read_with_the_defaults_of_what_it_lacks()
    {
        string[] grown = ["Evolving", "Growing", "Readings"];
        var sent = Vectors.All
            .Where(v => grown.Contains(v.Message)
                && v is { Hex: not null, Device: not null, Fields: not null, IsOtherVersion: false }).ToArray();

        var events = await SendAsync(older, sent);

        Assert.All(events, body => Assert.Equal(2, body[6]));
        var expected =
            sent.Select((vector, i) => Records.Of(vector.Message, Numbered(vector.Message, WithoutVersion3(vector), i))).ToArray();
        var read = Collector.RecordsOf(events);
        AssertSame(expected, read);
        Assert.Contains(read, r => r is Evolving { Third: null, Newest: false, Mode: 7, Second: not null });
        var batch = events.First(body => IsBatch(body) && RecordCodec.Of(body).Message.Name == "Evolving");
        var views = Evolving.EnumerateBatch(batch, out var error);
        Assert.Equal((sent.Count(v => v.Message == "Evolving"), TelemetryErrorCode.None), (views.Count, error.Code));
        var row = 0;
        foreach (var view in views)
        {
            Assert.Equal(expected[row++], view.ToRecord());
        }
    }

    private static async Task<List<byte[]>> SendAsync(Board board, Vector[] vectors)
    {
        await using var hub = await QueueHub.StartAsync();
        var files = Vectors.Files
            .Select(file => (Name: Path.GetFileName(file), Message: Path.GetFileNameWithoutExtension(file)))
            .Select(file => new Dictionary<string, object?>
            {
                ["name"] = file.Name,
                ["module"] = board.ModuleOf(file.Name),
                ["cases"] = vectors.Where(v => v.Message.Equals(file.Message, StringComparison.OrdinalIgnoreCase))
                    .Select(v => v.Case).ToArray(),
            })
            .Where(file => file["cases"] is string[] { Length: > 0 });

        var lines = await hub.RunAsync(board.Modules, "queue_vectors.py", new() { ["files"] = files.ToArray() });

        var events = await hub.StopAndReadAsync();
        Assert.Equal($"{vectors.Length} {events.Count} 0 0", Assert.Single(lines));
        return events;
    }

    private static bool IsBatch(byte[] body) => (body[3] & 0x80) != 0;

    // The queue gives each record the number of its place, from 0 on; only a record with a [Sequence] carries it.
    private static JsonObject Numbered(string message, JsonObject fields, int number)
    {
        var copy = fields.DeepClone().AsObject();
        if (Message(message).Sequence is { } sequence)
        {
            copy[sequence.Name] = number;
        }

        return copy;
    }

    private static JsonObject WithoutVersion3(Vector vector) =>
        Without(Message(vector.Message), (vector.Read ?? vector.Fields!).DeepClone().AsObject());

    // What came with version 3 is null or false, but for the mode, whose default the contracts say.
    private static JsonObject Without(MessageSpec message, JsonObject fields)
    {
        foreach (var field in message.Fields)
        {
            if (field.Name == "Mode")
            {
                fields["Mode"] = 7;
            }
            else if (field.Since == 3)
            {
                fields.Remove(field.Name);
            }
            else if (field.NestedRecord is { } nested && fields[field.Name] is JsonArray entries)
            {
                foreach (var entry in entries)
                {
                    Without(nested, entry!.AsObject());
                }
            }
        }

        return fields;
    }

    private static MessageSpec Message(string name) => ContractSchema.Spec.Messages.Single(m => m.Name == name);

    private static void AssertSame(object[] expected, List<object> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        Assert.All(expected.Zip(actual), pair =>
            Assert.True(Records.AreSame(pair.First, pair.Second), $"{Records.Text(pair.Second)} instead of {Records.Text(pair.First)}"));
    }
}
