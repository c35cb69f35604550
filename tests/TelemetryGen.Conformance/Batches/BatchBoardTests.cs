using TelemetryGen.Simulator;

namespace TelemetryGen.Conformance.Batches;

/// <summary>Batches that real MicroPython puts together from packed messages, against the golden vectors.</summary>
[Trait("Kind", "Device")]
public class BatchBoardTests(Board board) : IClassFixture<Board>
{
    public static TheoryData<string> Files => [.. BatchVectors.Files.Select(f => Path.GetFileName(f))];

    [Theory, MemberData(nameof(Files))]
    public async Task Packed_messages_without_their_headers_are_the_rows_of_a_batch(string file)
    {
        var path = BatchVectors.Files.Single(f => Path.GetFileName(f) == file);
        var messages = Vectors.Files.Single(f => Path.GetFileName(f) == file);
        var expected = BatchVectors.All
            .Where(v => v is { Refused: null, IsOtherVersion: false }
                && v.Message.Equals(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase))
            .ToArray();

        var answers = await board.RunAsync("batch_vectors.py", path, new BoardFile(messages, "/messages/" + file));

        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(v => (v.Case, (string?)v.Hex)), expected.Select(v => (v.Case, (string?)answers[v.Case]["hex"])));
        Assert.Equal(file == "readings.json" ? "sequence" : null, (string?)answers[expected[0].Case]["sequence"]);
    }
}
