using System.Globalization;
using TelemetryGen.Conformance;
using TelemetryGen.Device;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Hubs;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>The queue's own thread, over real sockets and TLS.</summary>
public class ThreadTests : BoardTest
{
    private readonly TestRecord _reading = new(false);

    [Fact]
    public async Task The_thread_brings_records_to_the_hub_and_ends_when_told()
    {
        await using var hub = Hub();
        var queue = Queue(hub.Port);
        queue.MaxAgeSeconds = 0;
        queue.Start();
        Send(queue, 100);
        await UntilEmptyAsync(queue);
        await Task.Run(queue.Stop, TestContext.Current.CancellationToken);
        Send(queue, 1);
        await Task.Delay(300, TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(0, 100), hub.Events.SelectMany(TestRecord.Of).Select(r => (int)r.Number));
        Assert.Equal((100, 1, 1), (queue.Delivered, queue.Waiting, hub.Connections));

        queue.Start();
        await UntilEmptyAsync(queue);
        await Task.Run(queue.Stop, TestContext.Current.CancellationToken);
        Assert.Equal(2, hub.Connections);
    }

    [Fact]
    public async Task Records_are_stored_while_a_request_waits_for_its_answer()
    {
        await using var hub = Hub(Answer.Created.After(TimeSpan.FromSeconds(2)));
        var queue = Queue(hub.Port);
        queue.MaxAgeSeconds = 0;
        queue.Start();
        Send(queue, 1);
        await UntilAsync(() => hub.Requests.Count > 0);

        Send(queue, 20);
        Assert.Equal((21, 0), (queue.Waiting, queue.Delivered));
        await UntilEmptyAsync(queue);
        await Task.Run(queue.Stop, TestContext.Current.CancellationToken);
        Assert.Equal([1, 20], hub.Events.Select(e => TestRecord.Of(e).Count));
    }

    [Fact]
    public async Task The_local_hub_stores_a_batch_that_decodes_to_what_the_board_measured()
    {
        await using var hub = await RealHub.StartAsync();
        var store = new FlashStore("/queue", 4096, 1024, true);
        var queue = new TelemetryQueue(
            store, Sender(hub.Port, new ProvisionedToken(hub.Token()), hub.AuthorityDer), new SequenceCounter("/sequence"),
            new RingStore(1000, true), 2048);
        var readings = new Readings { ItemsCount = 1 };
        (readings.Items[0].Sensor, readings.Items[0].Temperature) = (1, 2155);
        for (var i = 0; i < 3; i++)
        {
            readings.Label = $"bed {i}";
            Assert.True(queue.Send(readings));
        }

        queue.Flush();
        queue.Start();
        await UntilEmptyAsync(queue);
        await Task.Run(queue.Stop, TestContext.Current.CancellationToken);

        var stored = Assert.Single(await hub.StopAndReadAllAsync());
        var records = new MessageReader(SampleSchemas.Nested).ReadEvent(stored.Body.ToArray());
        Assert.Equal(["1 bed 0", "2 bed 1", "3 bed 2"],
            records.Select(r => $"{r.Fields[0].Value} {r.Fields.Single(f => f.Field.Name == "Label").Value}"));
    }

    [Fact]
    public async Task After_any_schedule_of_faults_over_TLS_every_record_has_arrived()
    {
        var random = new Random(20261125);
        await using var hub = Hub([.. Answers(random, 400)]);
        var queue = Queue(hub.Port);
        await Task.Run(() => Work(queue, random), TestContext.Current.CancellationToken);

        var arrived = hub.Events.SelectMany(TestRecord.Of).ToList();
        Assert.Equal(Enumerable.Range(0, 1000), arrived.Select(r => (int)r.Number).Distinct().Order());
        Assert.True(arrived.Count > 1100 && hub.Connections > 100, $"{arrived.Count} arrived over {hub.Connections} connections");
        Assert.Equal((0, 0), (queue.Waiting, queue.SetAside));
    }

    private void Work(TelemetryQueue queue, Random random)
    {
        for (var round = 0; round < 200; round++)
        {
            Send(queue, 5);
            queue.Flush();
            Pass(queue.Pump());
            Pass(random.Next(3) * queue.Pump());
        }

        queue.Flush();
        for (var attempts = 0; queue.Waiting > 0; attempts++)
        {
            Assert.InRange(attempts, 0, 1000);
            Pass(queue.Pump());
        }
    }

    private static IEnumerable<Answer> Answers(Random random, int count) => Enumerable.Range(0, count).Select(_ => random.Next(11) switch
    {
        0 => Answer.Refused,
        1 => Answer.ResetInMidBody,
        2 => Answer.Nothing,
        3 => new Answer("HTTP/1.1 201 Cre").ThenClose(),
        4 => Answer.Status(401, "Unauthorized"),
        5 => Answer.Status(429, "Too Many Requests", "", "Retry-After: 7"),
        6 => Answer.Status(500, "Internal Server Error"),
        7 => Answer.Status(503, "Service Unavailable", Answer.Xml(50002, "Server busy")),
        8 => Answer.Created.ThenClose(),
        _ => Answer.Created,
    });

    private static Task UntilEmptyAsync(TelemetryQueue queue) => UntilAsync(() => queue.Waiting == 0);

    private void Send(TelemetryQueue queue, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _reading.Text = TestRecord.Bytes(i.ToString(CultureInfo.InvariantCulture));
            Assert.True(queue.Send(_reading));
        }
    }

    private TelemetryQueue Queue(int port) =>
        new(new RingStore(8000, false), Sender(port), new SequenceCounter(null), new RingStore(1000, true), 2048);
}
