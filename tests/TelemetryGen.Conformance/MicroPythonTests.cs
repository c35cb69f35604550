namespace TelemetryGen.Conformance;

/// <summary>The generated modules on real MicroPython against the golden vectors.</summary>
public class MicroPythonTests(Board board) : IClassFixture<Board>
{
    public static TheoryData<string> Files => [.. Vectors.Files.Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_packs_the_bytes_without_allocation_and_refuses_what_does_not_fit(string file)
    {
        var expected = Of(file).Where(v => v.Device is not null).ToArray();

        var answers = await board.RunAsync("pack_vectors.py", PathOf(file));

        Assert.Equal(expected.Length, answers.Count);
        Assert.All(expected, vector =>
        {
            var answer = answers[vector.Case];
            if (vector.Refused is null)
            {
                Assert.True((string?)answer["hex"] == vector.Hex, $"{vector}: {answer.ToJsonString()}");
                Assert.Equal(vector.Hex, (string?)answer["again"]);
                Assert.Equal(Records.MaxPayloadBytes(vector.Message), (int)answer["buffer"]!);
            }
            else
            {
                var error = (string?)answer["error"];
                Assert.True(error?.Split(' ')[0].Replace("_", "", StringComparison.Ordinal).Equals($"{vector.Message}.{vector.Refused}", StringComparison.OrdinalIgnoreCase), $"{vector}: {answer.ToJsonString()}");
            }
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_layout_in_its_own_words_gives_the_same_bytes(string file)
    {
        var expected = Of(file).Where(v => v.Hex is not null).ToArray();

        var answers = await board.RunAsync("struct_vectors.py", PathOf(file));

        Assert.Equal(expected.Select(v => (v.Case, v.Hex)), expected.Select(v => (v.Case, (string?)answers[v.Case]["hex"])));
    }

    private static IEnumerable<Vector> Of(string file) =>
        Vectors.All.Where(v => v.Message.Equals(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase));

    private static string PathOf(string file) => Vectors.Files.Single(f => Path.GetFileName(f) == file);
}
