using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>
/// A gateway and its hub above as processes, killed under load in turn: what the gateway acknowledged arrives above, in order by publisher,
/// and what arrives twice is a stretch behind the cursor that was sent again. <see cref="Effort.Kills"/> says how often.
/// </summary>
[Trait("Kind", "Slow")]
public sealed class GatewayKillTests : IDisposable
{
    private const int Publishers = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly int[] _next = new int[Publishers];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Kills => Effort.Kills(usual: 6, thorough: 30);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_lost_and_the_order_is_kept_when_either_is_killed()
    {
        var port = FreePort();
        var above = await HubProcess.StartOnAsync(_folder.File("above"), port);
        try
        {
            var connection =
                $"Endpoint=sb://localhost:{port};SharedAccessKeyName=send;SharedAccessKey={above.Key("send")};UseDevelopmentEmulator=true";
            for (var i = 0; i < Kills; i++)
            {
                using var gateway = await HubProcess.StartGatewayAsync(_folder.File("gateway"), connection);
                using var client = gateway.NewClient();
                using var stop = new CancellationTokenSource();
                var senders = Enumerable.Range(0, Publishers).Select(p => SendAsync(client, p, stop.Token)).ToArray();
                await Task.Delay(TimeSpan.FromMilliseconds(300 + (i * 137 % 700)), Cancellation);
                if (i % 2 == 0)
                {
                    Kill(above);
                    above = await HubProcess.StartOnAsync(_folder.File("above"), port);
                    await Task.Delay(TimeSpan.FromMilliseconds(500), Cancellation);
                }

                await stop.CancelAsync();
                gateway.Process.Kill();
                await Task.WhenAll(senders);
            }

            using var last = await HubProcess.StartGatewayAsync(_folder.File("gateway"), connection);
            using (var client = last.NewClient())
            {
                while (!(await client.GetStringAsync("health", Cancellation)).Contains("\"lag\":0", StringComparison.Ordinal))
                {
                    await Task.Delay(50, Cancellation);
                }
            }

            var (code, _, log) = await last.TerminateAsync();
            Assert.True(code == 0, log);
        }
        finally
        {
            Kill(above);
        }

        await CompareAsync();
    }

    private static void Kill(HubProcess hub)
    {
        hub.Process.Kill();
        hub.Process.WaitForExit();
        hub.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Each event after the answer to the one before; one without an answer may be stored or not, and its number is not used again.
    private async Task SendAsync(HttpClient client, int publisher, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var content = new StringContent(_next[publisher]++.ToString(CultureInfo.InvariantCulture), Encoding.ASCII);
            try
            {
                using var answer = await client.PostAsync($"greenhouse/publishers/p{publisher}/messages", content, Cancellation);
                Assert.Equal(201, (int)answer.StatusCode);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    private async Task CompareAsync()
    {
        var (here, above) = (await StoredAsync("gateway"), await StoredAsync("above"));
        var twice = 0;
        Assert.Equal(Publishers, here.Count);
        foreach (var (publisher, sent) in here)
        {
            // As they are here, with stretches that come again.
            var (next, last) = (0, -1);
            foreach (var number in above[publisher])
            {
                var at = Array.BinarySearch(sent, number);
                Assert.True(at >= 0 && at <= next && (last < 0 || at <= last + 1), $"{publisher}: {number} is out of order");
                twice += at < next ? 1 : 0;
                (next, last) = (Math.Max(next, at + 1), at);
            }

            Assert.Equal(sent.Length, next);
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Kills} kills, {here.Values.Sum(static all => all.Length)} events, {twice} came twice");
    }

    private async Task<Dictionary<string, int[]>> StoredAsync(string data)
    {
        await using var hub = await LocalHub.LocalHub.StartAsync(
            new() { DataDirectory = _folder.File(data), Port = 0, Hubs = ["greenhouse"] }, Cancellation);
        var last = hub.LastPosition;
        var stored = new Dictionary<string, List<int>>();
        await foreach (var item in hub.ReadAsync("greenhouse", 0, Cancellation))
        {
            stored.TryAdd(item.Publisher!, []);
            stored[item.Publisher!].Add(int.Parse(Encoding.ASCII.GetString(item.Body.Span), CultureInfo.InvariantCulture));
            if (item.Position == last)
            {
                break;
            }
        }

        return stored.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToArray());
    }
}
