using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Hosting.Systemd;
using TelemetryGen.Cli.Hubs.Settings;
using TelemetryGen.LocalHub;
using TelemetryGen.LocalHub.Page;

namespace TelemetryGen.Cli.Hubs;

/// <summary>A hub from its start to its end, as a person watches it.</summary>
internal sealed class HubRun(CliConsole console, HubStart start)
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(5);

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        // Disposed of last: the hub logs to its end.
        using var logging = HubLogging.Create(start.Log, start.LogJson);
        using var watching = HubWatching.Start(start.Otlp);
        var options = start.Hub with { LoggerFactory = logging };
        var schema = await HubPages.ReadSchemaAsync(start, console);
        await using var hub = await StartAsync(options, cancellation);
        await using var page = await HubPages.StartAsync(hub, start, schema, logging, console, cancellation);
        await console.Text.WriteLineAsync(start.Json ? ToJson(hub, options, page) : ToText(console.Name, hub, options, page));
        var systemd = new SystemdNotifier();
        systemd.Notify(ServiceState.Ready);

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ = hub.StoreLost.ContinueWith(_ => ending.Cancel(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        var last = await WatchAsync(hub, ending.Token);
        systemd.Notify(ServiceState.Stopping);
        await (page?.DisposeAsync() ?? ValueTask.CompletedTask);
        await hub.StopAsync();
        await ReportAsync(Count(hub), last);
        if (hub.StoreLost.IsCompletedSuccessfully)
        {
            throw new CliException((await hub.StoreLost).Message, ExitCode.Failure);
        }

        await WriteAsync("Stopped.", new { stopped = true });
        return ExitCode.Success;
    }

    private async Task<long> WatchAsync(LocalHub.LocalHub hub, CancellationToken ending)
    {
        var last = 0L;
        using var timer = new PeriodicTimer(ReportEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(ending))
            {
                last = await ReportAsync(Count(hub), last);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C, SIGTERM, or a lost store: how a hub ends.
        }

        return last;
    }

    // Positions count the events of all hubs, and only those that are on the disk.
    private static long Count(LocalHub.LocalHub hub) => hub.LastPosition - hub.StartPosition;

    private static async Task<LocalHub.LocalHub> StartAsync(LocalHubOptions options, CancellationToken cancellation)
    {
        try
        {
            return await LocalHub.LocalHub.StartAsync(options, cancellation);
        }
        catch (LocalHubException error) when (error.Error == LocalHubError.PortUnavailable)
        {
            throw new CliException(
                $"{error.Message} The options are --address, --port, --amqp-address, --amqp-port, --amqp-tls-port, --no-amqp, "
                + "--legacy-address and --legacy-port.",
                ExitCode.Failure);
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
        console.Text.WriteLineAsync(start.Json ? JsonSerializer.Serialize(data, CliJson.Options) : text);

    private static string Policies(LocalHubOptions options) => Path.Combine(Path.GetFullPath(options.DataDirectory), "policies.json");

    private static string Page(HubPage? page) => page is null ? "none"
        : page.TokenPath is null ? $"{page.Endpoint}"
        : $"{page.Endpoint}  (log in with the token in {page.TokenPath})";

    private static string OldBoards(LocalHub.LocalHub hub) => hub.LegacyEndpoint is null ? "none"
        : $"{hub.LegacyEndpoint}  TLS 1.0 to 1.2, publishers' tokens alone; authority {hub.LegacyCaPemPath}";

    private static string ToJson(LocalHub.LocalHub hub, LocalHubOptions options, HubPage? page) => JsonSerializer.Serialize(
        new
        {
            endpoint = hub.Endpoint.AbsoluteUri,
            hubs = hub.Hubs,
            caPem = hub.CaPemPath,
            caDer = hub.CaDerPath,
            policies = Policies(options),
            amqpPort = hub.AmqpPort,
            amqpTlsPort = hub.AmqpTlsPort,
            legacyEndpoint = hub.LegacyEndpoint?.AbsoluteUri,
            legacyCaPem = hub.LegacyCaPemPath,
            legacyCaDer = hub.LegacyCaDerPath,
            page = page?.Endpoint.AbsoluteUri,
            pageToken = page?.TokenPath,
        },
        CliJson.Options);

    private static string ToText(string name, LocalHub.LocalHub hub, LocalHubOptions options, HubPage? page) => $"""
        Listening on {hub.Endpoint}
          hubs        {string.Join(", ", hub.Hubs)}
          authority   {hub.CaPemPath}  (for boards: {hub.CaDerPath})
          policies    {Policies(options)}  (keys: keep them secret)
          page        {Page(page)}
          old boards  {OldBoards(hub)}

        A first event, with the primaryKey of the policy "send" in SEND_KEY:
          TOKEN=$({name} sas --namespace {hub.Endpoint.Authority} --hub {hub.Hubs[0]} --policy send --key-env SEND_KEY --ttl 1h)
          curl --cacert {hub.CaPemPath} -H "Authorization: $TOKEN" -H "Content-Type: application/octet-stream" \
            --data-binary @event.bin {hub.Endpoint}{hub.Hubs[0]}/messages
        {new ConnectionStrings(hub).ToText()}
        Ctrl-C stops.
        """;
}
