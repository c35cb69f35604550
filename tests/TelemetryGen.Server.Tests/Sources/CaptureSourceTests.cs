using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Sources;

public sealed class CaptureSourceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_of_the_local_hubs_Capture_are_read_once_and_the_program_may_stop_at_their_end()
    {
        await using var hub = await CapturedAsync(20);
        var capture = Path.Combine(hub.Folder, "capture");
        var program = new SourceHost(hub.Folder);
        for (var run = 0; run < 2; run++)
        {
            using var host = await program.StartAsync(t => t.FromCapture(capture, o => o.StopAtEnd = true));
            await StoppedAsync(host);
        }

        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"wipy-01/{i}"), program.Seen);
    }

    [Fact]
    public async Task New_files_are_found_and_damage_costs_only_what_stands_behind_it()
    {
        await using var hub = await CapturedAsync(10);
        var file = Directory.GetFiles(Path.Combine(hub.Folder, "capture"), "*.avro", SearchOption.AllDirectories).Single();
        var capture = Directory.CreateDirectory(Path.Combine(hub.Folder, "other")).FullName;
        var program = new SourceHost(hub.Folder);
        using var host = await program.StartAsync(t => t.FromCapture(
            capture, o => (o.Follow, o.FollowInterval) = (true, TimeSpan.FromMilliseconds(50))));

        await PutAsync(capture, "ns/hub/0/2026/11/30/10/00/00.avro", (await File.ReadAllBytesAsync(file, Cancellation))[..200]);
        await program.Log.LineAsync("00.avro is damaged");
        await PutAsync(capture, "notes.avro", [1]);
        await PutAsync(capture, "ns/hub/0/2026/11/30/10/05/00.avro", await File.ReadAllBytesAsync(file, Cancellation));
        await program.SeenAsync(10);

        await program.Log.LineAsync("notes.avro is not named as Capture names its files");
        await host.StopAsync(Cancellation);
        Assert.Equal(10, program.Seen.Count);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        await using var hub = await EmbeddedHub.StartAsync();
        var program = new SourceHost(hub.Folder);

        using var host = await program.StartAsync(t => t.FromCapture(Path.Combine(hub.Folder, "nowhere")));

        await program.Log.LineAsync("nowhere with Capture files.");
    }

    private static async Task<EmbeddedHub> CapturedAsync(int events)
    {
        var hub = await EmbeddedHub.StartAsync(o => o with
        {
            Partitions = 1,
            Capture = new CaptureOptions { Folder = Path.Combine(Path.GetDirectoryName(o.DataDirectory)!, "capture") },
        });
        await hub.SendAsync("wipy-01", [.. Enumerable.Range(1, events).Select(i => Bodies.Message((uint)i))]);
        await hub.Hub.StopAsync();
        return hub;
    }

    // As Capture does: a file appears whole.
    private static async Task PutAsync(string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path + ".unfinished", bytes, Cancellation);
        File.Move(path + ".unfinished", path);
    }

    private static async Task StoppedAsync(IHost host)
    {
        var stopped = new TaskCompletionSource();
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        using var registration = lifetime.ApplicationStopping.Register(stopped.SetResult);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        await host.StopAsync(Cancellation);
    }
}
