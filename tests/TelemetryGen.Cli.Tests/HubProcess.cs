using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>telemetrygen hub</c> as a process of its own, which a test may kill.</summary>
internal sealed class HubProcess : IDisposable
{
    private readonly JsonElement _start;

    private HubProcess(Process process, JsonElement start) => (Process, _start) = (process, start);

    public Process Process { get; }

    /// <summary>What it says at its start.</summary>
    public JsonElement Start => _start;

    public Uri Endpoint => new(_start.GetProperty("endpoint").GetString()!);

    public int AmqpPort => _start.GetProperty("amqpPort").GetInt32();

    public static Task<HubProcess> StartAsync(string data, params string[] more) => StartWithAsync(data, ["--no-amqp", .. more]);

    public static Task<HubProcess> StartAsync(string data, (string Name, string Value) variable) =>
        StartWithAsync(data, ["--no-amqp"], variable);

    /// <summary>With AMQP without TLS on a port.</summary>
    public static Task<HubProcess> StartOnAsync(string data, int amqpPort) => StartWithAsync(
        data, ["--amqp-port", amqpPort.ToString(System.Globalization.CultureInfo.InvariantCulture), "--amqp-tls-port", "none"]);

    /// <summary>Without AMQP, forwarding to a hub above.</summary>
    public static Task<HubProcess> StartGatewayAsync(string data, string connectionString) => StartWithAsync(
        data, ["--no-amqp", "--forward-to", "HUB_ABOVE", "--forward-pause", "1s"], ("HUB_ABOVE", connectionString));

    public static Task<HubProcess> StartAsync(string data, string[] more, (string Name, string Value) variable) =>
        StartWithAsync(data, more, variable);

    public static Task<HubProcess> StartWithAmqpAsync(string data) => StartWithAsync(data, ["--amqp-port", "0", "--amqp-tls-port", "none"]);

    private static async Task<HubProcess> StartWithAsync(string data, string[] more, (string Name, string Value)? variable = null)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] page = more.Contains("--page") ? [] : ["--no-page"];
        string[] port = more.Contains("--port") ? [] : ["--port", "0"];
        foreach (var argument in (string[])[
            typeof(CommandLine).Assembly.Location, "hub", "--data", data, "--hub", "greenhouse", .. port, "--json", .. page, .. more])
        {
            start.ArgumentList.Add(argument);
        }

        if (variable is var (name, value))
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return line is null
            ? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken))
            : new(process, JsonDocument.Parse(line).RootElement);
    }

    public string CaPem => _start.GetProperty("caPem").GetString()!;

    /// <summary>The key of the policy "send".</summary>
    public string SendKey() => Key("send");

    /// <summary>The first key of a policy.</summary>
    public string Key(string policy)
    {
        var policies = JsonDocument.Parse(File.ReadAllText(_start.GetProperty("policies").GetString()!)).RootElement
            .GetProperty("policies");
        return policies.EnumerateArray().Single(p => p.GetProperty("name").GetString() == policy).GetProperty("primaryKey").GetString()!;
    }

    /// <summary>Ends the hub as SIGTERM does, and gives the rest of its output and all of its log.</summary>
    public async Task<(int ExitCode, string Out, string Log)> TerminateAsync()
    {
        using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{Process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var rest = Process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var log = await Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken);

        // The server below the hub warns of a machine that is too busy, which a machine with other tests is.
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(static line => !line.Contains("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal));
        return (Process.ExitCode, await rest, string.Concat(lines.Select(static line => line + "\n")));
    }

    /// <summary>A client that trusts the hub's authority alone and sends with a token of the policy "send".</summary>
    public HttpClient NewClient()
    {
        var token = SasToken.Create(
            EventHubResource.Hub(Endpoint.Authority, "greenhouse"), "send", SendKey(), DateTimeOffset.UtcNow.AddHours(1));
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(_start.GetProperty("caPem").GetString()!) },
        };
        var port = Endpoint.Port;
        var handler = new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = trust },

            // localhost may be ::1 first, where nothing listens.
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var client = new HttpClient(handler) { BaseAddress = Endpoint };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token.Text);
        return client;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            Process.WaitForExit();
        }

        Process.Dispose();
    }
}
