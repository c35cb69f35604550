using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Amqp.Listener;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using TelemetryGen.Benchmarks.Hub.Receive;
using TelemetryGen.Benchmarks.Hub.Scale;
using TelemetryGen.LocalHub;
using TelemetryGen.LocalHub.Amqp;
using TelemetryGen.LocalHub.Certificates;
using TelemetryGen.LocalHub.Composition;
using TelemetryGen.LocalHub.Connections;
using TelemetryGen.LocalHub.Http;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.Benchmarks.Hub;

/// <summary>A server in a process of its own, so that its work is told apart from the client's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    /// <summary>The hub of a fleet.</summary>
    public const string ScaleHub = "greenhouse";

    private const int ScalePartitions = 8;

    private ServerProcess(Process process, int port, string caPath, string? key, string? amqp)
    {
        _process = process;
        Port = port;
        CaPath = caPath;
        Key = key;
        AmqpConnectionString = amqp;
        AmqpSendConnectionString = amqp is null || key is null ? null : Regex.Replace(
            amqp, "SharedAccessKeyName=.*?;SharedAccessKey=.*?;", $"SharedAccessKeyName=send;SharedAccessKey={key};");
    }

    /// <summary>Of the policy "listen", plain on this machine; null for a server without AMQP.</summary>
    public string? AmqpConnectionString { get; }

    /// <summary>Of the policy "send".</summary>
    public string? AmqpSendConnectionString { get; }

    public int Port { get; }

    public string CaPath { get; }

    /// <summary>Of the policy "send"; null for a server that asks for no token.</summary>
    public string? Key { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes of memory that it has of the machine now.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(string kind, string folder)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve", kind, "--dir", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        })!;
        var port = int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        var ca = (await process.StandardOutput.ReadLineAsync())!;
        var key = (await process.StandardOutput.ReadLineAsync())!;
        var amqp = (await process.StandardOutput.ReadLineAsync())!;
        return new ServerProcess(process, port, ca, key.Length == 0 ? null : key, amqp.Length == 0 ? null : amqp);
    }

    /// <summary>What the process does: serve until its input ends. Its key goes through a pipe, to the process that started it.</summary>
    public static Task ServeAsync(string kind, string folder) => kind switch
    {
        "bare" => ServeBareAsync(folder),
        "scale-hub" => ServeFleetAsync(folder),
        "amqp-bare" => ServeListenerAsync(folder),
        "receive-hub" => ServeReadersAsync(folder),
        "receive-memory" => ServeMemoryAsync(folder),
        "scale-server" => ScaleServer.ServeAsync(folder),
        _ => ServeHubAsync(folder),
    };

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task ServeHubAsync(string folder)
    {
        await using var hub = await LocalHub.LocalHub.StartAsync(
            new LocalHubOptions { DataDirectory = folder, Port = 0, NewAuthority = true });
        await SayAsync(hub.Endpoint.Port, hub.CaPemPath, hub.GetPolicy("send").PrimaryKey);
    }

    private static async Task ServeFleetAsync(string folder)
    {
        await using var hub = await LocalHub.LocalHub.StartAsync(FleetOptions(folder));
        await SayAsync(
            hub.Endpoint.Port, hub.CaPemPath, hub.GetPolicy("send").PrimaryKey, AmqpAddress(hub.AmqpPort, hub.GetPolicy("listen")));
    }

    private static async Task ServeReadersAsync(string folder)
    {
        await using var hub = await LocalHub.LocalHub.StartAsync(FleetOptions(folder));
        await ReceiveServer.FillAsync(hub.Store);
        await SayAsync(hub.Endpoint.Port, hub.CaPemPath, "", AmqpAddress(hub.AmqpPort, hub.GetPolicy("listen")));
    }

    private static async Task ServeMemoryAsync(string folder)
    {
        ContainerHost listener;
        string address;
        var port = ReceiveServer.FreePort();
        await using (var hub = await LocalHub.LocalHub.StartAsync(FleetOptions(folder)))
        {
            await ReceiveServer.FillAsync(hub.Store);
            listener = MemoryListener.Start(port, ReceiveServer.Read(hub.Store));
            address = AmqpAddress(port, hub.GetPolicy("listen"));
        }

        await SayAsync(port, "", "", address);
        listener.Close();
    }

    private static LocalHubOptions FleetOptions(string folder) => new()
    {
        DataDirectory = folder, Port = 0, NewAuthority = true, Hubs = [ScaleHub], Partitions = ScalePartitions,
        Amqp = new AmqpOptions { Port = 0, TlsPort = 0 },
    };

    private static string AmqpAddress(int? port, AccessPolicy listen) =>
        $"Endpoint=sb://localhost:{port};SharedAccessKeyName={listen.Name};SharedAccessKey={listen.PrimaryKey};UseDevelopmentEmulator=true";

    // The hub's AMQP listener with nothing behind it: what is sent is taken and forgotten.
    private static async Task ServeListenerAsync(string folder)
    {
        var options = FleetOptions(folder);
        await using var parts = new HubParts();
        var core = HubCore.Open(options, NullLogger.Instance, parts);
        var stored = Task.FromResult(AppendResult.Stored);
        await using var amqp = await AmqpHost.StartAsync(
            options.Amqp!, core, HubListeners.Dependencies(core) with { Append = _ => stored }, CancellationToken.None);
        var policies = core.Policies.Current;
        await SayAsync(
            0, core.Directory.Authority.CaPem, policies.Find("send", null).First().PrimaryKey,
            AmqpAddress(amqp.Port, policies.Find("listen", null).First()));
    }

    // Kestrel as the hub has it, with the same kind of certificate, and nothing behind it.
    private static async Task ServeBareAsync(string folder)
    {
        var options = new LocalHubOptions { DataDirectory = folder, Port = 0 };
        using var directory = DataDirectory.Open(folder);
        using var certificates = new HubCertificates(
            directory.Authority, HubHostNames.Of(options), newAuthority: false, TimeProvider.System, NullLogger.Instance);
        using var gate = new ConnectionGate(options, NullLogger.Instance);
        await using var server = await HubServer.StartAsync(
            options, HubListener.Modern(options.Address, options.Port, certificates), gate, Answer, CancellationToken.None);
        await SayAsync(server.Port, directory.Authority.CaPem, "");
    }

    private static async Task Answer(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentLength = 0;
    }

    private static async Task SayAsync(int port, string ca, string key, string amqp = "")
    {
        Console.WriteLine(port);
        Console.WriteLine(ca);
        Console.WriteLine(key);
        Console.WriteLine(amqp);
        await Console.In.ReadToEndAsync();
    }
}
