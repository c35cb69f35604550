using Azure.Storage.Blobs;
using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Clients;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Checkpoints;

/// <summary>Two servers share a hub's partitions, and are killed in turn while events come in.</summary>
/// <remarks><see cref="Effort.Kills"/> says how often.</remarks>
[Trait("Kind", "Device")]
public sealed class KillTests(BlobStore blobs, ITestOutputHelper output) : IClassFixture<BlobStore>
{
    private const int Partitions = 4;
    private const string Container = "killed";

    private static int Kills => Effort.Kills(usual: 3, thorough: 30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_checkpoints_in_SQLite_nothing_is_lost_and_only_what_is_behind_a_checkpoint_comes_again()
    {
        await using var hub = await StartAsync();
        var file = Path.Combine(hub.Folder, "checkpoints.db");
        await KillInTurnAsync(hub, partition => InSqlite(file, partition), ("CheckpointFile", file));
    }

    [Fact]
    public async Task With_checkpoints_in_blobs_nothing_is_lost_and_only_what_is_behind_a_checkpoint_comes_again()
    {
        await using var hub = await StartAsync();
        var container = new BlobContainerClient(blobs.ConnectionString, Container);
        await KillInTurnAsync(
            hub, partition => BlobCheckpoints.OfAsync(container, partition),
            ("CheckpointConnectionString", blobs.ConnectionString), ("CheckpointContainer", Container));
    }

    private async Task KillInTurnAsync(
        EmbeddedHub hub, Func<string, Task<long>> checkpointOf, params (string Name, string Value)[] checkpoints)
    {
        var log = new HandledLog();
        var load = new Load(hub, devices: 8, TimeSpan.FromMilliseconds(15));
        var running = new Queue<Running>();
        running.Enqueue(Start("0"));
        running.Enqueue(Start("1"));
        for (var kill = 0; kill < Kills; kill++)
        {
            using var victim = running.Dequeue();
            await log.UntilAsync(() => log.CountOf(victim.Name) >= 200, $"{victim.Name} has handled 200");
            victim.Process.Kill();
            await victim.Following;
            foreach (var partition in Enumerable.Range(0, Partitions).Select(p => $"{p}"))
            {
                log.AddCheckpoint(partition, await checkpointOf(partition));
            }

            running.Enqueue(Start($"{kill + 2}"));
        }

        var sent = await load.EndAsync();
        await log.UntilAsync(() => log.Count == sent, $"all of {sent} are handled");
        foreach (var one in running)
        {
            one.Process.End();
            await one.Following;
            one.Dispose();
        }

        output.WriteLine($"{Kills} kills, {sent} events, {log.Repeated} handled again, {log.Dropped} dropped as duplicates.");
        output.WriteLine(string.Join('\n', log.Warnings.Take(20)));
        Assert.Equal(sent, hub.Hub.LastPosition);
        Assert.Empty(log.Problems());
        Assert.NotEqual(0, log.Dropped);

        Running Start(string name)
        {
            var process = Processes.Server(hub, checkpoints);
            return new(name, process, log.FollowAsync(name, process));
        }
    }

    private static Task<EmbeddedHub> StartAsync() => EmbeddedHub.StartAsync(
        o => o with { Partitions = Partitions, Amqp = new AmqpOptions { Port = 0, TlsPort = 0 } });

    private static async Task<long> InSqlite(string file, string partition)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence_number FROM checkpoint WHERE partition = $partition";
        command.Parameters.AddWithValue("$partition", partition);
        return await command.ExecuteScalarAsync(Cancellation) as long? ?? -1;
    }

    private sealed record Running(string Name, ClientProcess Process, Task Following) : IDisposable
    {
        public void Dispose() => Process.Dispose();
    }
}
