using System.Globalization;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>Goes through dead letters.</summary>
/// <param name="console">Told how far it is.</param>
/// <param name="client">Sends; null for a trial.</param>
/// <param name="reasons">Only letters of these; all when there is none.</param>
internal sealed class Replay(CliConsole console, ReplayClient? client, IReadOnlyCollection<string> reasons)
{
    private const int Step = 1000;

    /// <summary>Sends letters in their order.</summary>
    /// <exception cref="CliException">One is no dead letter, or the hub does not take it.</exception>
    public async Task RunAsync(ILetters letters, CancellationToken cancellation)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var sent = 0;
        await foreach (var letter in letters.ReadAsync(cancellation))
        {
            if (reasons.Count > 0 && !reasons.Contains(letter.Reason, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            await SendAsync(letter, cancellation);
            counts[letter.Reason] = counts.GetValueOrDefault(letter.Reason) + 1;
            if (++sent % Step == 0)
            {
                await console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{sent} sent, {letter.Place}"));
            }
        }

        foreach (var (reason, count) in counts)
        {
            await console.Text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{reason}: {count}"));
        }

        await console.Text.WriteLineAsync(client is null
            ? string.Create(CultureInfo.InvariantCulture, $"{sent} would be sent.")
            : string.Create(CultureInfo.InvariantCulture, $"{sent} sent. {letters.Afterwards}"));
    }

    private async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        try
        {
            await (client?.SendAsync(letter, cancellation) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync($"telemetrygen: stopped. Go on with {letter.GoOn}.");
            throw;
        }
    }
}
