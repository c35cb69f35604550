using System.Globalization;
using System.Text.Json;
using TelemetryGen.LocalHub;

namespace TelemetryGen.Cli.Hubs;

/// <summary>A hub from its start to its end, as a person watches it.</summary>
internal sealed class HubRun(CliConsole console, bool json)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(5);

    public async Task<int> RunAsync(LocalHubOptions options, CancellationToken cancellation)
    {
        await using var hub = await StartAsync(options, cancellation);
        await console.Text.WriteLineAsync(json ? ToJson(hub, options) : ToText(hub, options));

        var counter = new EventCounter(hub);
        using var timer = new PeriodicTimer(ReportEvery);
        var counting = counter.CountAsync();
        var last = 0L;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                last = await ReportAsync(counter.Count, last);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C or SIGTERM: how a hub ends.
        }

        await hub.StopAsync();
        await counting;
        await ReportAsync(counter.Count, last);
        await WriteAsync("Stopped.", new { stopped = true });
        return ExitCode.Success;
    }

    private static async Task<LocalHub.LocalHub> StartAsync(LocalHubOptions options, CancellationToken cancellation)
    {
        try
        {
            return await LocalHub.LocalHub.StartAsync(options, cancellation);
        }
        catch (LocalHubException error)
        {
            throw new CliException(error.Message, error.Error == LocalHubError.InvalidOption ? ExitCode.UsageError : ExitCode.Failure);
        }
    }

    private async Task<long> ReportAsync(long count, long last)
    {
        if (count > last)
        {
            await WriteAsync($"{DateTime.Now:HH:mm:ss}  {Events(count - last)} ({count} since the start)", new { events = count });
        }

        return count;
    }

    private static string Events(long count) => count == 1 ? "1 event" : string.Create(CultureInfo.InvariantCulture, $"{count} events");

    private Task WriteAsync(string text, object data) =>
        console.Text.WriteLineAsync(json ? JsonSerializer.Serialize(data, CliJson.Options) : text);

    private static string Policies(LocalHubOptions options) => Path.Combine(Path.GetFullPath(options.DataDirectory), "policies.json");

    private static string ToJson(LocalHub.LocalHub hub, LocalHubOptions options) => JsonSerializer.Serialize(
        new { endpoint = hub.Endpoint.AbsoluteUri, hubs = hub.Hubs, caPem = hub.CaPemPath, caDer = hub.CaDerPath,
            policies = Policies(options) }, CliJson.Options);

    private static string ToText(LocalHub.LocalHub hub, LocalHubOptions options) => $"""
        Listening on {hub.Endpoint}
          hubs        {string.Join(", ", hub.Hubs)}
          authority   {hub.CaPemPath}  (for boards: {hub.CaDerPath})
          policies    {Policies(options)}  (keys: keep them secret)

        A first event, with the primaryKey of the policy "send" in SEND_KEY:
          TOKEN=$(telemetrygen sas --namespace {hub.Endpoint.Authority} --hub {hub.Hubs[0]} --policy send --key-env SEND_KEY --ttl 1h)
          curl --cacert {hub.CaPemPath} -H "Authorization: $TOKEN" --data-binary @event.bin {hub.Endpoint}{hub.Hubs[0]}/messages

        Ctrl-C stops.
        """;
}
