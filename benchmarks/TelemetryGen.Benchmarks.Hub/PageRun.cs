using System.Diagnostics;
using System.Globalization;
using TelemetryGen.Json;
using TelemetryGen.LocalHub.Page;
using TelemetryGen.LocalHub.Store;
using TelemetryGen.Schema;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>
/// What a page that is open costs the hub's process: events of the sample's Climate and Health from 500 publishers, first while nobody
/// looks, then with a browser at one page after the other.
/// </summary>
internal static class PageRun
{
    private const int Publishers = 500;
    private const int PartsPerSecond = 10;

    // Until a page is drawn and the reading has caught up; and until the reading has ended, ten seconds after the last viewer.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(12);
    private static readonly string?[] Pages = [null, "", "records", "fleet", "charts", null];

    public static async Task RunAsync(string folder, int perSecond, int seconds)
    {
        var path = Path.Combine(folder, "page");
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        var schema = Schema();
        await using var hub = await LocalHub.LocalHub.StartAsync(new() { DataDirectory = path, Port = 0 });
        await using var page = await HubPage.StartAsync(hub, new HubPageOptions { Port = 0, Schema = schema });
        using var ended = new CancellationTokenSource();
        var sending = SendAsync(hub, schema, perSecond, ended.Token);
        foreach (var name in Pages)
        {
            using var browser = name is null ? null : BrowserProcess.Start(new Uri(page.Endpoint, name), path);
            await Task.Delay(Settling);
            var (own, others, events) = (OwnCpu, browser?.Cpu ?? TimeSpan.Zero, hub.LastPosition);
            var start = Stopwatch.GetTimestamp();
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(name is null ? "nobody looks" : $"/{name}"),-12} {(hub.LastPosition - events) / took,7:N0} events/s; "
                    + $"the hub's process {(OwnCpu - own).TotalSeconds / took,5:P1} of a core, "
                    + $"the browser {((browser?.Cpu ?? TimeSpan.Zero) - others).TotalSeconds / took,5:P1}, "
                    + $"memory {Process.GetCurrentProcess().WorkingSet64 / 1_000_000} MB"));
        }

        await ended.CancelAsync();
        await sending;
    }

    private static TimeSpan OwnCpu => Process.GetCurrentProcess().TotalProcessorTime;

    private static SchemaSpec Schema()
    {
        using var stream = typeof(PageRun).Assembly.GetManifestResourceStream("greenhouse.xml")
            ?? throw new InvalidOperationException("The program has no greenhouse.xml.");
        using var reader = new StreamReader(stream);
        return SchemaDocument.Parse(reader.ReadToEnd());
    }

    private static async Task SendAsync(LocalHub.LocalHub hub, SchemaSpec schema, int perSecond, CancellationToken ended)
    {
        var (info, json, count) = (hub.Store.Hubs["telemetry"], new MessageJsonReader(schema), 0);
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PartsPerSecond));
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                // What is due by now: on a busy machine a turn comes late.
                var due = (int)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond) - count;
                if (due > 0)
                {
                    await hub.Store.Writer.AppendAsync(
                        new Publication(info, [.. Enumerable.Range(count, due).Select(i => One(info, json, i))]));
                    count += due;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the run.
        }
    }

    // Each tenth is a Health, and a publisher stays in its partition.
    private static NewEvent One(HubInfo info, MessageJsonReader json, int number)
    {
        var (publisher, turn) = (number % Publishers, number / Publishers);
        var at = DateTimeOffset.UtcNow;
        var text = (publisher + turn) % 10 == 0
            ? FormattableString.Invariant($$"""
                {"$message":"Health","At":"{{at:yyyy-MM-ddTHH:mm:ss}}Z",
                "Uptime":{{turn}},"FreeMemory":{{20_000 + (number % 777)}},"Signal":{{-40 - (number % 50)}},"Sent":{{turn}},
                "Alarms":[],"Firmware":"1.4.2","Sequence":{{turn}}}
                """)
            : FormattableString.Invariant($$"""
                {"$message":"Climate","At":"{{at:yyyy-MM-ddTHH:mm:ss.fff}}Z","Temperature":{{20 + (number % 97 / 10.0)}},
                "Pressure":{{1000 + (number % 31)}},"Wind":{{number % 40 / 10.0}},"VentOpen":false,"HeaterOn":true,
                "Door":"Closed","Battery":{{3000 + (number % 613)}},"Note":null,"Sequence":{{turn}}}
                """);
        return new(publisher % info.Logs.Count, $"device-{publisher:000}", null, default, json.Read(text, null));
    }
}
