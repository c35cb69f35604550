using System.Text.Json;
using Acme.Greenhouse;
using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DeadLetters;

public sealed class DeadLetterFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_place_they_go_to_a_file_in_the_content_root()
    {
        string folder;
        await using (var server = await TestServer.StartAsync(t =>
        {
            t.Registration.DeadLetters = null;
            t.Handle<Climate>((_, _) => throw new InvalidOperationException("no \"room\""));
        }))
        {
            await server.Source.SendAsync(Bodies.Message(1));
            var line = Assert.Single(await File.ReadAllLinesAsync(
                Path.Combine(server.Folder, "dead-letters", "Acme.Greenhouse.jsonl"), TestContext.Current.CancellationToken));
            var letter = JsonDocument.Parse(line).RootElement;

            Assert.Equal("HandlerFailed", letter.GetProperty("reason").GetString());
            Assert.Equal("Climate#1: InvalidOperationException: no \"room\"", letter.GetProperty("detail").GetString());
            Assert.Equal("Acme.Greenhouse", letter.GetProperty("schema").GetString());
            Assert.Equal((7, 3, 1), (Number("schemaId"), Number("schemaVersion"), Number("templateId")));
            Assert.Equal("wipy-01", letter.GetProperty("publisher").GetString());
            Assert.Equal(3, letter.GetProperty("properties").GetProperty("row").GetInt64());
            Assert.Equal(Bodies.Message(1), letter.GetProperty("body").GetBytesFromBase64());
            folder = server.Folder;
            int Number(string name) => letter.GetProperty(name).GetInt32();
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Lines_are_added_behind_the_last_whole_one()
    {
        var path = _folder.File("letters.jsonl");
        await File.WriteAllTextAsync(path, "{\"a\":1}\n{\"b\":" + new string('2', 10_000), TestContext.Current.CancellationToken);
        using var file = new DeadLetterFile(path);

        await file.WriteAsync(Letter(), TestContext.Current.CancellationToken);
        await file.WriteAsync(Letter(), TestContext.Current.CancellationToken);

        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(3, lines.Length);
        Assert.Equal("{\"a\":1}", lines[0]);
        Assert.Equal("x", JsonDocument.Parse(lines[2]).RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Only_its_owner_can_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = _folder.File("letters.jsonl");
        using var file = new DeadLetterFile(path);

        await file.WriteAsync(Letter(), TestContext.Current.CancellationToken);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    private static DeadLetter Letter() => new(
        DeadLetterReason.Damaged, "x", "Acme.Greenhouse",
        new() { Body = new byte[] { 1 }, PartitionId = "0", Offset = "0" }, [], Bodies.Start);
}
