using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary>
/// A hub that is killed again and again under load, over HTTPS and by Azure's own client over AMQP: what was acknowledged is there, and of
/// no batch a part. <see cref="Effort.Kills"/> says how often.
/// </summary>
[Trait("Kind", "Slow")]
public sealed class HubKillTests : IDisposable
{
    private const int BatchEvents = 5;

    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly ConcurrentBag<string> _sent = [];
    private int _next;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Kills => Effort.Kills(usual: 12, thorough: 200);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Acknowledged_batches_are_whole_and_there_once_after_every_kill()
    {
        for (var i = 0; i < Kills; i++)
        {
            await RunAndKillAsync(TimeSpan.FromMilliseconds(100 + (i * 37 % 400)));
        }

        var stored = await StoredAsync();

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Kills} kills, {_sent.Count} batches sent, {_acknowledged.Count} acknowledged, {stored.Count} stored");
        Assert.True(_acknowledged.Count >= Kills, $"{_acknowledged.Count} acknowledged");
        Assert.Empty(_acknowledged.Except(stored.Keys));
        Assert.Empty(stored.Keys.Except(_sent));
        Assert.All(stored, batch => Assert.Equal(Enumerable.Range(0, BatchEvents), batch.Value.Order()));
    }

    private async Task RunAndKillAsync(TimeSpan load)
    {
        using var hub = await HubProcess.StartWithAmqpAsync(_folder.File("data"));
        using var http = hub.NewClient();
        await using var amqp = new EventHubProducerClient(
            $"Endpoint=sb://localhost:{hub.AmqpPort};SharedAccessKeyName=send;SharedAccessKey={hub.Key("send")};"
                + "UseDevelopmentEmulator=true",
            "greenhouse",
            new EventHubProducerClientOptions { RetryOptions = new() { MaximumRetries = 0, TryTimeout = TimeSpan.FromSeconds(5) } });
        using var dead = new CancellationTokenSource();
        Task[] senders =
        [
            .. Enumerable.Range(0, 4).Select(_ => SendAsync(batch => PostAsync(http, batch), dead.Token)),
            .. Enumerable.Range(0, 4).Select(_ => SendAsync(batch => amqp.SendAsync(Events(batch), Cancellation), dead.Token)),
        ];

        // From the first answer on, so that each kill meets work.
        var before = _acknowledged.Count;
        while (_acknowledged.Count == before)
        {
            await Task.Delay(5, Cancellation);
        }

        await Task.Delay(load, Cancellation);
        hub.Process.Kill();
        await dead.CancelAsync();
        await Task.WhenAll(senders);
    }

    private async Task SendAsync(Func<string, Task> send, CancellationToken dead)
    {
        while (!dead.IsCancellationRequested)
        {
            var batch = Interlocked.Increment(ref _next).ToString(CultureInfo.InvariantCulture);
            _sent.Add(batch);
            try
            {
                await send(batch);
                _acknowledged.Add(batch);
            }
            catch (Exception e) when (e is HttpRequestException or EventHubsException or OperationCanceledException or IOException
                or TimeoutException or System.Net.Sockets.SocketException)
            {
                // The hub was killed: whether it is stored is not known, and it is not sent again.
                return;
            }
        }
    }

    private static async Task PostAsync(HttpClient client, string batch)
    {
        var json = $"[{string.Join(',', Enumerable.Range(0, BatchEvents).Select(i => $"{{\"Body\":\"{batch}/{i}\"}}"))}]";
        using var content = new StringContent(
            json, Encoding.UTF8, new System.Net.Http.Headers.MediaTypeHeaderValue("application/vnd.microsoft.servicebus.json"));
        using var answer = await client.PostAsync("greenhouse/messages", content, Cancellation);
        Assert.Equal(201, (int)answer.StatusCode);
    }

    private static IEnumerable<EventData> Events(string batch) =>
        Enumerable.Range(0, BatchEvents).Select(i => new EventData(string.Create(CultureInfo.InvariantCulture, $"{batch}/{i}")));

    private async Task<Dictionary<string, List<int>>> StoredAsync()
    {
        await using var hub = await LocalHub.LocalHub.StartAsync(
            new() { DataDirectory = _folder.File("data"), Port = 0, Hubs = ["greenhouse"] }, Cancellation);
        var stored = new Dictionary<string, List<int>>();
        var last = hub.LastPosition;
        await foreach (var item in hub.ReadAsync("greenhouse", 0, Cancellation))
        {
            var text = Encoding.UTF8.GetString(item.Body.Span).Split('/');
            stored.TryAdd(text[0], []);
            stored[text[0]].Add(int.Parse(text[1], CultureInfo.InvariantCulture));
            if (item.Position == last)
            {
                break;
            }
        }

        return stored;
    }
}
