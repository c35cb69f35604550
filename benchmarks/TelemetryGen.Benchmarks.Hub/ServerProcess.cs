using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using TelemetryGen.Benchmarks.Hub.Scale;
using TelemetryGen.LocalHub;
using TelemetryGen.LocalHub.Certificates;
using TelemetryGen.LocalHub.Connections;
using TelemetryGen.LocalHub.Http;

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
    }

    /// <summary>Of the policy "listen", plain on this machine; null for a server without AMQP.</summary>
    public string? AmqpConnectionString { get; }

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
        await using var hub = await LocalHub.LocalHub.StartAsync(new LocalHubOptions
        {
            DataDirectory = folder, Port = 0, NewAuthority = true, Hubs = [ScaleHub], Partitions = ScalePartitions,
            Amqp = new AmqpOptions { Port = 0, TlsPort = 0 },
        });
        await SayAsync(
            hub.Endpoint.Port, hub.CaPemPath, hub.GetPolicy("send").PrimaryKey,
            $"Endpoint=sb://localhost:{hub.AmqpPort};SharedAccessKeyName=listen;"
                + $"SharedAccessKey={hub.GetPolicy("listen").PrimaryKey};UseDevelopmentEmulator=true");
    }

    // Kestrel as the hub has it, with the same kind of certificate, and nothing behind it.
    private static async Task ServeBareAsync(string folder)
    {
        var options = new LocalHubOptions { DataDirectory = folder, Port = 0 };
        using var directory = DataDirectory.Open(folder);
        using var certificates = new HubCertificates(
            directory.Authority, HubHostNames.Of(options), newAuthority: false, TimeProvider.System, NullLogger.Instance);
        using var gate = new ConnectionGate(options.Connections, TimeProvider.System, NullLogger.Instance);
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
