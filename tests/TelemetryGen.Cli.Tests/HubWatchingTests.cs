using System.Net;
using System.Net.Sockets;
using System.Text;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>What a hub tells those that watch it: a collector of OpenTelemetry, and systemd.</summary>
[Trait("Kind", "Device")]
public sealed class HubWatchingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Metrics_and_traces_reach_a_collector_at_the_latest_when_the_hub_ends()
    {
        using var collector = new HttpListener();
        var port = FreePort();
        collector.Prefixes.Add($"http://localhost:{port}/");
        collector.Start();
        var received = new Dictionary<string, string>();
        var collecting = CollectAsync(collector, received);
        using (var hub = await HubProcess.StartAsync(_folder.File("data"), "--otlp", $"http://localhost:{port}"))
        {
            using var client = hub.NewClient();
            using var answer = await client.PostAsync("greenhouse/messages", new StringContent("1"), Cancellation);
            Assert.Equal(201, (int)answer.StatusCode);
            Assert.Equal(0, (await hub.TerminateAsync()).ExitCode);
        }

        collector.Stop();
        await collecting;
        Assert.Contains("telemetrygen.hub.events", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("kestrel.active_connections", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("POST", received["/v1/traces"], StringComparison.Ordinal);
        Assert.DoesNotContain("SharedAccessSignature", string.Concat(received.Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systemd_is_told_when_the_hub_listens_and_when_it_stops()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no systemd.");
        var path = _folder.File("notify");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        using var hub = await HubProcess.StartAsync(_folder.File("data"), ("NOTIFY_SOCKET", path));

        Assert.Equal("READY=1", await ReceiveAsync(socket));
        Assert.Equal(0, (await hub.TerminateAsync()).ExitCode);
        Assert.Equal("STOPPING=1", await ReceiveAsync(socket));
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[1024];
        var length = await socket.ReceiveAsync(buffer, Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        return Encoding.ASCII.GetString(buffer, 0, length).TrimEnd('\n');
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task CollectAsync(HttpListener collector, Dictionary<string, string> received)
    {
        try
        {
            while (true)
            {
                var context = await collector.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body, Cancellation);
                var path = context.Request.Url!.AbsolutePath;
                received[path] = received.GetValueOrDefault(path) + Encoding.Latin1.GetString(body.ToArray());
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
