using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub;
using TelemetryGen.Simulator;

namespace TelemetryGen.Conformance.Queues;

/// <summary>The real local hub, with a board that has the emitted modules and a program of Device/.</summary>
internal sealed class QueueHub : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly LocalHub.LocalHub _hub;

    private QueueHub(DirectoryInfo folder, LocalHub.LocalHub hub) => (_folder, _hub) = (folder, hub);

    public int Port => _hub.Endpoint.Port;

    public static async Task<QueueHub> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("telemetrygen-");
        var options = new LocalHubOptions { DataDirectory = folder.FullName, Port = 0, Hubs = ["conformance"] };
        return new(folder, await LocalHub.LocalHub.StartAsync(options, TestContext.Current.CancellationToken));
    }

    /// <summary>Runs a program to its end; the lines that it printed.</summary>
    /// <param name="modules">Folder of the emitted modules.</param>
    /// <param name="program">A file of Device/.</param>
    /// <param name="settings">What the program asks for besides the hub.</param>
    /// <param name="prelude">Lines before the program.</param>
    /// <param name="clock">What the board's clock shows at first; null: the right time.</param>
    public async Task<string[]> RunAsync(
        string modules, string program, Dictionary<string, object?> settings, string prelude = "", DateTimeOffset? clock = null)
    {
        var script = Path.Combine(_folder.FullName, program);
        var device = Path.Combine(AppContext.BaseDirectory, "Device");
        var source = await File.ReadAllTextAsync(Path.Combine(device, program), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(script, prelude + source, TestContext.Current.CancellationToken);
        var resource = EventHubResource.Publisher(_hub.Endpoint.Authority, "conformance", "wipy-01");
        var result = await MicroPython.RunAsync(
            new MicroPythonProgram(script)
            {
                // A board that can set its clock.
                Board = MicroPythonBoard.Esp32,
                Clock = clock ?? DateTimeOffset.UtcNow,
                Files =
                [
                    new(modules),
                    new(Path.Combine(device, "hub_queue.py")),
                    new(Path.Combine(device, "pack_vectors_values.py")),
                    new(_hub.CaPemPath, "/ca.pem"),
                    .. Vectors.Files.Select(file => new BoardFile(file, "/vectors/")),
                ],
                Settings = new Dictionary<string, object?>
                {
                    ["port"] = Port,
                    ["token"] = _hub.GetPolicy("send").Sign(resource, DateTimeOffset.UtcNow.AddHours(1)).Text,
                    ["time_port"] = 9,
                    ["may_fail"] = false,
                }.Concat(settings).GroupBy(s => s.Key).ToDictionary(s => s.Key, s => s.Last().Value),
            },
            TimeSpan.FromMinutes(2),
            TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The bodies of all events, in their order; the hub is stopped to know its end.</summary>
    public async Task<List<byte[]>> StopAndReadAsync()
    {
        var reading = _hub.ReadAsync("conformance", 0, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
        await _hub.StopAsync();
        var events = await reading;
        Assert.All(events, e => Assert.Equal("wipy-01", e.Publisher));
        return [.. events.Select(e => e.Body.ToArray())];
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
