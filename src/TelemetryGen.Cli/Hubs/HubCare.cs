using System.Globalization;
using System.Text.Json;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Cli.Hubs;

/// <summary>Looks through the store of a hub, and repairs it.</summary>
internal sealed class HubCare(CliConsole console, string dataDirectory, bool json)
{
    public async Task<int> RunAsync(bool repair, CancellationToken cancellation)
    {
        var progress = new Steps(console, repair ? "checked and saved" : "checked");
        StoreReport report;
        try
        {
            report = await Task.Run(
                () => repair
                    ? LocalHubStore.Repair(dataDirectory, progress, cancellation)
                    : LocalHubStore.Check(dataDirectory, progress, cancellation),
                cancellation);
        }
        catch (LocalHubException error)
        {
            throw new CliException(error.Message, ExitCode.Failure);
        }

        await console.Text.WriteLineAsync(json ? JsonSerializer.Serialize(report, CliJson.Options) : ToText(report, repair));
        return report.IsSound || repair ? ExitCode.Success : ExitCode.Failure;
    }

    private string ToText(StoreReport report, bool repair)
    {
        var lines = report.Problems.Select(static problem => "  " + problem).ToList();
        lines.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"Events {(report.OldStore is null ? "that are whole" : "in the new store")}: {report.Events}. "
                + $"Numbers without an event: {report.Lost}."));
        lines.Add(report switch
        {
            { OldStore: { } old } => $"The old store is {old}; delete it when nothing more is to be got out of it.",
            { IsSound: true } => repair ? "The store is sound; there is nothing to repair." : "The store is sound.",
            _ => $"The store is damaged. Save what is whole: telemetrygen hub --repair --data {dataDirectory}",
        });
        return string.Join('\n', lines);
    }

    /// <summary>A line on stderr every tenth.</summary>
    private sealed class Steps(CliConsole console, string done) : IProgress<double>
    {
        private int _last;

        public void Report(double value)
        {
            var tenth = (int)(value * 10);
            if (tenth > _last)
            {
                _last = tenth;
                console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tenth * 10} % {done}"));
            }
        }
    }
}
