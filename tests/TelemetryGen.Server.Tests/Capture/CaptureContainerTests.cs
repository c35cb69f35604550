using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.LocalHub;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Capture;

/// <summary>Capture files that the local hub wrote, in a blob container.</summary>
[Trait("Kind", "Device")]
public sealed class CaptureContainerTests(BlobStore blobs) : IClassFixture<BlobStore>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task They_are_read_once_over_restarts_and_only_those_of_the_prefix()
    {
        var container = await NewContainerAsync();
        await UploadAsync(container, "archive/", await CaptureAsync("wipy-01", 1, 20));
        await UploadAsync(container, "other/", await CaptureAsync("wipy-02", 1, 5));
        var program = new SourceHost(_folder.Path);
        for (var run = 0; run < 2; run++)
        {
            using var host = await program.StartAsync(t => t.FromCapture(container, "archive/", o => o.StopAtEnd = true));
            await StoppedAsync(host);
        }

        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"wipy-01/{i}"), program.Seen);
        Assert.Contains(program.Log.Lines, l => l.Contains(
            $"reading from Capture files in container {container.Name} of devstoreaccount1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task New_ones_are_found_and_after_a_restart_it_goes_on_in_the_middle_of_a_file()
    {
        var container = await NewContainerAsync();
        var (first, second) = await CaptureTwiceAsync("wipy-01", 300, 40);
        await UploadAsync(container, "", first);
        var program = new SourceHost(_folder.Path);
        using (var host = await StartAsync(program, container))
        {
            // A page of a file is 256 events: the stop comes between two of them, or behind the last.
            await program.SeenAsync(1);
            await host.StopAsync(Cancellation);
        }

        using var again = await StartAsync(program, container);
        await program.SeenAsync(300);
        await UploadAsync(container, "", second);
        await program.SeenAsync(340);
        await again.StopAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, 340).Select(i => $"wipy-01/{i}"), program.Seen);
    }

    // The list, the file's properties, its bytes.
    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public async Task A_store_that_is_away_is_waited_for(int first, int count)
    {
        var container = await NewContainerAsync();
        await UploadAsync(container, "", await CaptureAsync("wipy-01", 1, 20));
        var options = new BlobClientOptions { Retry = { MaxRetries = 0 } };
        options.AddPolicy(new FailingRequests(first, count), Azure.Core.HttpPipelinePosition.PerCall);
        var program = new SourceHost(_folder.Path);

        using var host = await program.StartAsync(
            t => t.FromCapture(new BlobContainerClient(blobs.ConnectionString, container.Name, options), "", o => o.StopAtEnd = true));
        await StoppedAsync(host);

        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"wipy-01/{i}"), program.Seen);
        Assert.Single(program.Log.Lines, l => l.Contains("Cannot reach Capture files in container", StringComparison.Ordinal));
        Assert.Contains($" is reached: {count} {(count == 1 ? "try" : "tries")} failed in ", string.Join('\n', program.Log.Lines),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_not_there_is_named()
    {
        var container = blobs.NewContainer();
        var program = new SourceHost(_folder.Path);

        using var host = await program.StartAsync(t => t.FromCapture(container));

        await program.Log.LineAsync(
            $"Container {container.Name} of devstoreaccount1 with Capture files cannot be read (ContainerNotFound).");
    }

    private static Task<IHost> StartAsync(SourceHost program, BlobContainerClient container) => program.StartAsync(
        t => t.FromCapture(container, "", o => (o.Follow, o.FollowInterval) = (true, TimeSpan.FromMilliseconds(50))));

    private async Task<BlobContainerClient> NewContainerAsync()
    {
        var container = blobs.NewContainer();
        await container.CreateAsync(cancellationToken: Cancellation);
        return container;
    }

    private async Task<string> CaptureAsync(string publisher, int from, int count) =>
        await CaptureAsync(publisher, from, count, Path.GetRandomFileName());

    // The files of a hub that was stopped once in between: those behind the stop are other ones.
    private async Task<(string First, string Second)> CaptureTwiceAsync(string publisher, int first, int second)
    {
        var name = Path.GetRandomFileName();
        var one = await CaptureAsync(publisher, 1, first, name);
        var copy = _folder.File(name + ".first");
        CopyAll(one, copy);
        await CaptureAsync(publisher, first + 1, second, name);
        foreach (var file in Directory.GetFiles(copy, "*", SearchOption.AllDirectories))
        {
            File.Delete(Path.Combine(one, Path.GetRelativePath(copy, file)));
        }

        return (copy, one);
    }

    private async Task<string> CaptureAsync(string publisher, int from, int count, string name)
    {
        var capture = _folder.File(name + ".capture");
        await using var hub = await EmbeddedHub.StartAsync(o => o with
        {
            DataDirectory = _folder.File(name), Partitions = 1, Capture = new CaptureOptions { Folder = capture },
        });
        await hub.SendAsync(publisher, [.. Enumerable.Range(from, count).Select(i => Bodies.Message((uint)i))]);
        await hub.Hub.StopAsync();
        return capture;
    }

    private static void CopyAll(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task UploadAsync(BlobContainerClient container, string prefix, string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.avro", SearchOption.AllDirectories))
        {
            var name = prefix + Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            await container.GetBlobClient(name).UploadAsync(file, new BlobUploadOptions(), Cancellation);
        }
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
