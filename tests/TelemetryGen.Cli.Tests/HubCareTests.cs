using System.Text.Json;
using Microsoft.Data.Sqlite;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>telemetrygen hub --check</c> and <c>--repair</c>, and a store that goes under a running hub.</summary>
[Trait("Kind", "Device")]
public sealed class HubCareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sound_store_is_sound_and_damage_is_named_and_repaired()
    {
        await FillAsync(5);
        var data = _folder.File("data");
        var sound = await CliRun.OfAsync("hub", "--check", "--data", data);
        Assert.Equal(
            (0, "Events that are whole: 5. Numbers without an event: 0.\nThe store is sound.\n"), (sound.ExitCode, sound.Out));
        Assert.EndsWith("100 % checked\n", sound.Error, StringComparison.Ordinal);

        var kept = await CliRun.OfAsync("hub", "--repair", "--data", data);
        Assert.Equal(
            (0, "Events that are whole: 5. Numbers without an event: 0.\nThe store is sound; there is nothing to repair.\n"),
            (kept.ExitCode, kept.Out));
        Assert.Empty(Directory.GetFiles(data, "events.damaged-*"));

        DamageFirstBlock();
        var damaged = await CliRun.OfAsync("hub", "--check", "--data", data);
        Assert.Equal(1, damaged.ExitCode);
        Assert.StartsWith("  Block 1: the checksum of a block is wrong; ", damaged.Out, StringComparison.Ordinal);
        Assert.EndsWith(
            $"The store is damaged. Save what is whole: telemetrygen hub --repair --data {data}\n", damaged.Out, StringComparison.Ordinal);

        var repaired = await CliRun.OfAsync("hub", "--repair", "--data", data, "--json");
        Assert.Equal(0, repaired.ExitCode);
        var report = JsonDocument.Parse(repaired.Out).RootElement;
        Assert.Equal((4, 1), (report.GetProperty("events").GetInt32(), report.GetProperty("lost").GetInt32()));
        Assert.True(File.Exists(report.GetProperty("oldStore").GetString()));
        var again = await CliRun.OfAsync("hub", "--check", "--data", data);
        Assert.StartsWith(
            "Events that are whole: 4. Numbers without an event: 1.", LastLines(again.Out, 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_at_once_and_a_directory_without_a_store_are_refused()
    {
        var both = await CliRun.OfAsync("hub", "--check", "--repair", "--data", _folder.File("data"));
        Assert.Equal((
            2,
            "telemetrygen: --check and --repair are two things; give one. --repair says what --check does.\nTry: telemetrygen hub "
                + "--help\n"), (both.ExitCode, both.Error));

        var none = await CliRun.OfAsync("hub", "--check", "--data", _folder.File("data"));
        Assert.Equal((1, $"telemetrygen: There is no {_folder.File("data/events.db")}.\n"), (none.ExitCode, none.Error));
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task Hub_whose_store_is_deleted_ends_with_1_and_says_what_to_do()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"));
        using var client = hub.NewClient();
        File.Delete(_folder.File("data/events.db"));

        using (var answer = await client.PostAsync("greenhouse/messages", new StringContent("1"), Cancellation))
        {
            Assert.Equal(503, (int)answer.StatusCode);
        }

        await hub.Process.WaitForExitAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        Assert.Equal(1, hub.Process.ExitCode);
        Assert.Contains(
            "telemetrygen hub --repair", await hub.Process.StandardError.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    private static string LastLines(string text, int count) => string.Join('\n', text.TrimEnd('\n').Split('\n')[^count..]);

    private async Task FillAsync(int events)
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--partitions", "1");
        using var client = hub.NewClient();
        for (var i = 0; i < events; i++)
        {
            using var answer = await client.PostAsync("greenhouse/messages", new StringContent(new string('x', 100)), Cancellation);
            Assert.Equal(201, (int)answer.StatusCode);
        }

        await hub.TerminateAsync();
    }

    private void DamageFirstBlock()
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("data/events.db")};Pooling=False");
        connection.Open();
        using var read = new SqliteCommand("SELECT data FROM blocks WHERE id = 1", connection);
        var data = (byte[])read.ExecuteScalar()!;
        data[^150] ^= 1;
        using var write = new SqliteCommand("UPDATE blocks SET data = $data WHERE id = 1", connection);
        write.Parameters.AddWithValue("$data", data);
        write.ExecuteNonQuery();
    }
}
