using System.Globalization;
using Spectre.Console;
using TelemetryGen;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub;

namespace Acme.Greenhouse.Server;

/// <summary>One run: a hub, a station that sends to it, and the reader of what arrives.</summary>
internal static class Run
{
    private const string HubName = "greenhouse";
    private const string Device = "wipy-01";
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs until the station has sent all and all has arrived; 0 when nothing was lost.</summary>
    public static async Task<int> StartAsync(int records, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("greenhouse-");
        try
        {
            await using var hub = await LocalHub.StartAsync(
                new() { DataDirectory = Path.Combine(folder.FullName, "hub"), Port = 0, Hubs = [HubName] }, cancellation);
            Console.WriteLine($"Hub {HubName} at {hub.Endpoint}, device {Device}");
            Console.WriteLine();

            var resource = EventHubResource.Publisher(hub.Endpoint.Authority, HubName, Device);
            var token = hub.GetPolicy("send").Sign(resource, DateTimeOffset.UtcNow + TokenLife).Text;
            var tally = new Tally();
            await using (var station = Station.Start(hub, HubName, Device, token, records))
            {
                await AnsiConsole.Progress()
                    .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                    .StartAsync(async progress =>
                    {
                        var bar = progress.AddTask("decoded", maxValue: records);
                        await FollowAsync(hub, station, tally, () => bar.Value = tally.Decoded, cancellation);
                    });
            }

            tally.PrintSummary();
            return tally.IsWhole ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FollowAsync(LocalHub hub, Station station, Tally tally, Action progressed, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = ReadAsync(hub, tally, progressed, enough.Token);
        try
        {
            await foreach (var _ in station.SentAsync(cancellation))
            {
                tally.AddSent();
            }

            // All is sent, and so stored: what is still missing after this time is lost.
            var end = DateTime.UtcNow + Patience;
            while (!tally.IsWhole && DateTime.UtcNow < end && !reading.IsCompleted)
            {
                await Task.Delay(20, cancellation);
            }
        }
        finally
        {
            await enough.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (reading.IsFaulted)
        {
            await reading;
        }
    }

    private static async Task ReadAsync(LocalHub hub, Tally tally, Action progressed, CancellationToken cancellation)
    {
        var printer = new RowPrinter(tally);
        await foreach (var stored in hub.ReadAsync(HubName, cancellationToken: cancellation))
        {
            if (!GreenhouseDispatcher.TryDispatch(stored.Body.Span, printer, out var error))
            {
                AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"event {stored.SequenceNumber} of {stored.Publisher}: {error}"));
                continue;
            }

            tally.AddDecoded(stored.Body.Length);
            progressed();
        }
    }
}
