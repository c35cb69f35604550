using System.Globalization;
using Spectre.Console;

namespace Acme.Greenhouse.Server;

/// <summary>One run: a hub, a station that sends to it, and the server of what arrives.</summary>
internal static class Run
{
    private const string Device = "wipy-01";

    // From one report of the board to the next: an outage and the longest pause after it are shorter.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs until the station has sent all and all has arrived; 0 when nothing was lost.</summary>
    public static async Task<int> StartAsync(int records, bool hasOutage, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("greenhouse-");
        try
        {
            var tally = new Tally(records);
            using var duplicates = new DuplicateCounter(tally);
            await using var server = await GreenhouseServer.StartAsync(folder.FullName, tally, cancellation);
            Console.WriteLine($"Hub {GreenhouseHub.Name} at {server.Hub.Endpoint}, device {Device}");
            Console.WriteLine();

            using var time = new TimeServer();
            await using (var station = Station.Start(folder.FullName, server.Hub, Device, time.Port, records))
            {
                await AnsiConsole.Progress()
                    .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                    .StartAsync(async progress =>
                    {
                        var bar = progress.AddTask("decoded", maxValue: records);
                        var outage = new Outage(server, tally, hasOutage ? records / 2 : null, () => bar.Value = tally.Decoded);
                        await FollowAsync(
                            station, tally, stop => [time.AnswerAsync(stop), outage.WatchAsync(stop)], cancellation);
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

    /// <summary>Hears what the board says: its reports go to the tally, all else to the console.</summary>
    /// <exception cref="StationException">For so long it has reported nothing.</exception>
    internal static async Task ListenAsync(
        Func<CancellationToken, IAsyncEnumerable<string>> board, Tally tally, TimeSpan patience, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(patience);
        var said = "";
        try
        {
            await foreach (var line in board(silence.Token))
            {
                if (StationReport.Parse(line) is { } report)
                {
                    tally.Take(report);
                    silence.CancelAfter(patience);
                }
                else
                {
                    said = $" It said: {line}";
                    AnsiConsole.WriteLine($"{Device}: {line}");
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new StationException(string.Create(
                CultureInfo.InvariantCulture, $"The board has brought nothing to the hub for {patience.TotalSeconds} s.{said}"));
        }
    }

    // The server's own tasks run until the board is done and what it sent has arrived. When one of them fails, all is over.
    private static async Task FollowAsync(
        Station station, Tally tally, Func<CancellationToken, Task[]> serve, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var serving = serve(enough.Token);
        var failing = Task.WhenAny(serving);
        var listening = ListenAsync(station.SaidAsync, tally, Patience, enough.Token);
        try
        {
            await Task.WhenAny(listening, failing);

            // All is sent, and so stored: what is still missing after this time is lost.
            var end = DateTime.UtcNow + TimeSpan.FromSeconds(10);
            while (listening.IsCompletedSuccessfully && !tally.IsWhole && DateTime.UtcNow < end && !failing.IsCompleted)
            {
                await Task.Delay(20, cancellation);
            }
        }
        finally
        {
            await enough.CancelAsync();
            await Task.WhenAll([.. serving, listening]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellation.ThrowIfCancellationRequested();
        foreach (var failed in serving.Append(listening).Where(task => task.IsFaulted))
        {
            await failed;
        }
    }
}
