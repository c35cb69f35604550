using System.Globalization;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>Goes through a file of dead letters.</summary>
/// <param name="console">Told how far it is.</param>
/// <param name="client">Sends; null for a trial.</param>
/// <param name="reasons">Only letters of these; all when there is none.</param>
internal sealed class Replay(CliConsole console, ReplayClient? client, IReadOnlyCollection<string> reasons)
{
    private const int Step = 1000;

    /// <summary>Sends the letters of a file in their order, from a line on.</summary>
    /// <exception cref="CliException">A line is no dead letter, or the hub does not take one.</exception>
    public async Task RunAsync(string path, int fromLine, CancellationToken cancellation)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (number, sent) = (0, 0);
        using var reader = new StreamReader(SchemaFile.Open(path));
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            number++;
            if (number < fromLine || line.Length == 0)
            {
                continue;
            }

            var letter = DeadLetterLine.Parse(line, number, path);
            if (reasons.Count > 0 && !reasons.Contains(letter.Reason, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            await SendAsync(letter, cancellation);
            counts[letter.Reason] = counts.GetValueOrDefault(letter.Reason) + 1;
            if (++sent % Step == 0)
            {
                await console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{sent} sent, line {number}"));
            }
        }

        foreach (var (reason, count) in counts)
        {
            await console.Text.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{reason}: {count}"));
        }

        await console.Text.WriteLineAsync(client is null
            ? string.Create(CultureInfo.InvariantCulture, $"{sent} would be sent.")
            : string.Create(CultureInfo.InvariantCulture, $"{sent} sent. The file is as it was: move it away when all is well."));
    }

    private async Task SendAsync(DeadLetterLine letter, CancellationToken cancellation)
    {
        try
        {
            await (client?.SendAsync(letter, cancellation) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException)
        {
            await console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"telemetrygen: stopped. Go on with --from-line {letter.Number}."));
            throw;
        }
    }
}
