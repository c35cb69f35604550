using System.Globalization;

namespace TelemetryGen.Cli.Hubs.Reading;

/// <summary>Waits for a hub that went away. All partitions lose it at once: one of them asks for it, and says so, for all.</summary>
internal sealed class HubReturn(CliConsole console, HubClient client) : IDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1);
    private int _count;

    /// <summary>How often the hub has come back.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Ends when the hub answers again.</summary>
    /// <param name="away">What told that it is away.</param>
    /// <param name="before"><see cref="Count"/> before the request that told it.</param>
    /// <param name="partition">The partition to ask for.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CliException">The hub is there and refuses.</exception>
    public async Task WaitAsync(HubAwayException away, int before, int partition, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (before != _count)
            {
                return;
            }

            await console.Error.WriteLineAsync($"telemetrygen: {away.Message} Waiting for it; Ctrl-C ends.");
            for (var pause = TimeSpan.FromMilliseconds(500); !await AnswersAsync(partition, pause, cancellation);)
            {
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            Interlocked.Increment(ref _count);
            await console.Error.WriteLineAsync("telemetrygen: The hub is back.");
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>
    /// The number after which to go on: that of the last event that was read, or none, from the first one on, when the hub has not come so
    /// far. Then it is a hub with another store, whose numbers begin anew.
    /// </summary>
    public async Task<string> GoOnAsync(int partition, string after, CancellationToken cancellation)
    {
        if (after.Length == 0 || await client.ReadAsync(partition, "latest", 0, cancellation) is not { } newest
            || Number(newest.Last) >= Number(after))
        {
            return after;
        }

        await console.Error.WriteLineAsync(
            $"telemetrygen: partition {partition.ToString(CultureInfo.InvariantCulture)} ends before event {after}, which was read: it is "
                + "another store. Its events are read from the first one.");
        return "";
    }

    public void Dispose() => _one.Dispose();

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private async Task<bool> AnswersAsync(int partition, TimeSpan pause, CancellationToken cancellation)
    {
        await Task.Delay(pause, cancellation);
        try
        {
            await client.ReadAsync(partition, "latest", 0, cancellation);
            return true;
        }
        catch (HubAwayException)
        {
            // As was said before the first attempt.
            return false;
        }
    }
}
