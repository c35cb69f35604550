using System.Buffers.Binary;
using TelemetryGen.LocalHub.Store;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>Senders who store on their own thread because they are alone, and those who hand over to the writer's.</summary>
public sealed class WriterTests : IDisposable
{
    private const int Senders = 4;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sender_who_is_alone_waits_for_no_other_thread()
    {
        await using var store = TestStore.Open(_folder);

        // The writer's thread must have gone to sleep first.
        Task<AppendResult> sent;
        var sends = 0;
        do
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            sent = OwnAsync(store, Event(0, sends++));
        }
        while (!sent.IsCompleted && sends < 10_000);

        Assert.True(sent.IsCompletedSuccessfully);
        Assert.Equal(AppendResult.Stored, await sent);
    }

    [Fact]
    public async Task Who_sends_on_without_waiting_shares_commits()
    {
        // As a link of AMQP does: each on its own would be a wait for the disk each.
        await using var store = TestStore.Open(_folder);
        var sent = Enumerable.Range(0, 500).Select(i => store.AppendAsync(Event(0, i))).ToArray();
        await Task.WhenAll(sent);

        Assert.InRange(store.Transactions, 1, 250);
    }

    [Fact]
    public async Task Both_ways_together_keep_each_senders_order_and_lose_nothing()
    {
        const int events = 2_000;
        await using var store = TestStore.Open(_folder);
        var own = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(() => SendAsync(store, sender, events))));

        Assert.InRange(own.Sum(), 1, (Senders * events) - 1);
        var stored = (await store.ReadAsync()).Select(static item => Read(item.Body.Span)).ToList();
        Assert.Equal(Senders * events, stored.Count);
        for (var sender = 0; sender < Senders; sender++)
        {
            Assert.Equal(Enumerable.Range(0, events), stored.Where(item => item.Sender == sender).Select(static item => item.Number));
        }
    }

    [Fact]
    public async Task What_is_stored_at_a_stop_is_what_was_answered()
    {
        for (var round = 0; round < 20; round++)
        {
            using var folder = new TemporaryFolder();
            var answered = 0L;
            await using (var store = TestStore.Open(folder))
            {
                using var started = new CountdownEvent(Senders);
                var sending = Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
                {
                    for (var i = 0; await OwnAsync(store, Event(sender, i)) == AppendResult.Stored; i++)
                    {
                        Interlocked.Increment(ref answered);
                        if (i == 0)
                        {
                            started.Signal();
                        }
                    }
                })).ToArray();
                started.Wait(TestContext.Current.CancellationToken);
                await store.StopWriterAsync();
                await Task.WhenAll(sending);
            }

            await using var again = TestStore.Open(folder);
            Assert.Equal(answered, (await again.ReadAsync()).Count);
        }
    }

    // As a request over HTTPS.
    private static Task<AppendResult> OwnAsync(TestStore store, NewEvent item) =>
        store.AppendAsync(new Publication(store.Hub, [item]), canBlock: true);

    // One after the other, then some without waiting, as a link of AMQP does. Gives how many were stored when the call came back.
    private static async Task<int> SendAsync(TestStore store, int sender, int events)
    {
        var random = new Random(sender);
        var (own, sent) = (0, new List<Task<AppendResult>>());
        for (var i = 0; i < events; i++)
        {
            sent.Add(OwnAsync(store, Event(sender, i)));
            own += sent[^1].IsCompleted ? 1 : 0;
            if (random.Next(5) > 0)
            {
                Assert.Equal(AppendResult.Stored, await sent[^1]);
            }
            else if (random.Next(20) == 0)
            {
                await Task.Delay(random.Next(3));
            }
        }

        Assert.All(await Task.WhenAll(sent), static result => Assert.Equal(AppendResult.Stored, result));
        return own;
    }

    private static NewEvent Event(int sender, int number)
    {
        var body = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(body, sender);
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(4), number);
        return new NewEvent(0, null, null, default, body);
    }

    private static (int Sender, int Number) Read(ReadOnlySpan<byte> body) =>
        (BinaryPrimitives.ReadInt32LittleEndian(body), BinaryPrimitives.ReadInt32LittleEndian(body[4..]));
}
