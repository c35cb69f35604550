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

    private readonly HubReturn _return = new(console, client);

    /// <summary>Ends with the newest event, or by cancellation; false when an event was no message.</summary>
    /// <exception cref="CliException">The hub refuses, or cannot be reached; when following, not from the start.</exception>
    public async Task<bool> RunAsync(IReadOnlyList<int> partitions, CancellationToken cancellation)
    {
        try
        {
            var wanted = partitions.Count > 0 ? partitions.Distinct() : await AllAsync(cancellation);
            return await ReadAllAsync(await StartAsync(wanted, cancellation), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested && follow)
        {
            // Ctrl-C: how following ends.
            return true;
        }
        catch (HubAwayException error)
        {
            throw new CliException(error.Message, ExitCode.Failure);
        }
    }

    public void Dispose()
    {
        _output.Dispose();
        _return.Dispose();
    }

    // Any answer tells how many there are; that of the administration takes a right that reading does not.
    private async Task<IEnumerable<int>> AllAsync(CancellationToken cancellation) =>
        Enumerable.Range(0, (await AskAsync(0, "latest", 0, cancellation)).Partitions);

    // The hub answers once for each before anything is waited for. So "latest" is a number, and not another one when a hub comes back.
    private async Task<List<(int Partition, string After)>> StartAsync(IEnumerable<int> wanted, CancellationToken cancellation)
    {
        var starts = new List<(int Partition, string After)>();
        foreach (var partition in wanted)
        {
            var newest = await AskAsync(partition, "latest", 0, cancellation);
            starts.Add((partition, latest ? newest.Last : ""));
        }

        return starts;
    }

    private async Task<bool> ReadAllAsync(List<(int Partition, string After)> starts, CancellationToken cancellation)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reads = starts.ConvertAll(start => ReadAsync(start.Partition, start.After, all.Token));
        try
        {
            var good = true;
            await foreach (var read in Task.WhenEach(reads))
            {
                good &= await read;
            }

            return good;
        }
        finally
        {
            // What one partition is refused for ends the others.
            await all.CancelAsync();
            await ((Task)Task.WhenAll(reads)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> ReadAsync(int partition, string after, CancellationToken cancellation)
    {
        var (good, isBack) = (true, false);
        while (true)
        {
            var returns = _return.Count;
            try
            {
                after = isBack ? await _return.GoOnAsync(partition, after, cancellation) : after;
                isBack = false;
                var answer = await AskAsync(partition, after, follow ? WaitSeconds : 0, cancellation);
                after = answer.Last;
                if (answer.Lines.Count == 0 && !follow)
                {
                    return good;
                }

                good &= await WriteAsync(answer.Lines, cancellation);
            }
            catch (HubAwayException away) when (follow)
            {
                await _return.WaitAsync(away, returns, partition, cancellation);
                isBack = true;
            }
        }
    }

    private async Task<HubAnswer> AskAsync(int partition, string after, int waitSeconds, CancellationToken cancellation) =>
        await client.ReadAsync(partition, after, waitSeconds, cancellation)
            ?? throw new CliException($"The hub has no partition {partition}.", ExitCode.Failure);

    private async Task<bool> WriteAsync(IReadOnlyList<string> lines, CancellationToken cancellation)
    {
        await _output.WaitAsync(cancellation);
        try
        {
            var good = true;
            foreach (var line in lines)
            {
                good &= await WriteAsync(line);
            }

            return good;
        }
        finally
        {
            _output.Release();
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
