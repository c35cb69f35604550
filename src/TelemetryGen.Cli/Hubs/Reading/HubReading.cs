using System.Globalization;
using System.Text.Json;
using TelemetryGen.Cli.Input;

namespace TelemetryGen.Cli.Hubs.Reading;

/// <summary>Events of a hub to standard output, partition by partition.</summary>
internal sealed class HubReading(CliConsole console, HubClient client, MessageDecoder? decoder, bool latest, bool follow) : IDisposable
{
    private const int WaitSeconds = 30;

    // Partitions are read side by side; a line is written whole.
    private readonly SemaphoreSlim _output = new(1);

    /// <summary>Ends with the newest event, or by cancellation; false when an event was no message.</summary>
    /// <exception cref="CliException">The hub refuses, or cannot be reached.</exception>
    public async Task<bool> RunAsync(IReadOnlyList<int> partitions, CancellationToken cancellation)
    {
        var wanted = partitions.Count > 0 ? partitions : await AllAsync(cancellation);
        try
        {
            var good = await Task.WhenAll(wanted.Distinct().Select(partition => ReadAsync(partition, cancellation)));
            return good.All(static one => one);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && follow)
        {
            // Ctrl-C: how following ends.
            return true;
        }
    }

    public void Dispose() => _output.Dispose();

    // The hub tells that a partition is not there: their number needs a right that reading does not.
    private async Task<IReadOnlyList<int>> AllAsync(CancellationToken cancellation)
    {
        var count = 0;
        while (await client.ReadAsync(count, "latest", 0, cancellation) is not null)
        {
            count++;
        }

        return [.. Enumerable.Range(0, count)];
    }

    private async Task<bool> ReadAsync(int partition, CancellationToken cancellation)
    {
        var good = true;
        var after = latest ? "latest" : "";
        while (true)
        {
            var answer = await client.ReadAsync(partition, after, follow ? WaitSeconds : 0, cancellation)
                ?? throw new CliException($"The hub has no partition {partition}.", ExitCode.Failure);
            after = answer.Last;
            if (answer.Lines.Count == 0 && !follow)
            {
                return good;
            }

            await _output.WaitAsync(cancellation);
            try
            {
                foreach (var line in answer.Lines)
                {
                    good &= await WriteAsync(line);
                }
            }
            finally
            {
                _output.Release();
            }
        }
    }

    private async Task<bool> WriteAsync(string line)
    {
        if (decoder is null)
        {
            await console.Text.WriteLineAsync(line);
            return true;
        }

        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var place = string.Create(
            CultureInfo.InvariantCulture,
            $"partition {root.GetProperty("partition").GetString()}, event {root.GetProperty("sequenceNumber").GetInt64()}");
        return await decoder.DecodeEventAsync(root.GetProperty("body").GetBytesFromBase64(), place);
    }
}
