using Confluent.Kafka;
using TelemetryGen.Server.Kafka;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Kafka;

/// <summary>What is told when it cannot be read.</summary>
public sealed class KafkaErrorTests : IDisposable
{
    private const string Secret = "c2VjcmV0LWtleQ==";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Brokers_that_are_away_are_told_of_and_asked_again()
    {
        var program = new SourceHost(_folder.Path);
        using var host = await program.StartAsync(t => t.FromKafka(o =>
            (o.BootstrapServers, o.Topic, o.GroupId) = ("127.0.0.1:1", "greenhouse", "tests")));

        await program.Log.LineAsync(
            "Error: Reading topic greenhouse of 127.0.0.1:1, consumer group tests: brokers cannot be reached. Look at BootstrapServers");
        await host.StopAsync(Cancellation);

        Assert.DoesNotContain(program.Log.Lines, l => l.Contains("BackgroundService failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_that_is_not_there_ends_the_program_and_is_named()
    {
        using var cluster = new MockCluster();
        var program = new SourceHost(_folder.Path);
        using var host = await program.StartAsync(t => t.FromKafka(o =>
        {
            cluster.Configure(o);
            o.Topic = "glasshouse";
        }));

        await program.Log.LineAsync($"Cannot read topic glasshouse of {cluster.Servers}, consumer group tests: there is no such topic.");
        await host.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_login_that_is_refused_ends_the_program_and_names_no_password(bool isConnectionString)
    {
        var text = $"Endpoint=sb://localhost/;SharedAccessKeyName=listen;SharedAccessKey={Secret}";
        using var broker = new RefusingBroker($"Unknown user with {(isConnectionString ? text : Secret)} or {Secret}");
        var program = new SourceHost(_folder.Path);
        using var host = await program.StartAsync(t => t.FromKafka(o =>
        {
            (o.Topic, o.GroupId) = ("greenhouse", "tests");
            if (isConnectionString)
            {
                o.ConnectionString = text;
                o.Configure = c => (c.BootstrapServers, c.SecurityProtocol) = (broker.Servers, SecurityProtocol.SaslPlaintext);
                return;
            }

            (o.BootstrapServers, o.SecurityProtocol) = (broker.Servers, SecurityProtocol.SaslPlaintext);
            (o.UserName, o.Password) = ("reader", Secret);
        }));

        await program.Log.LineAsync($"Cannot read topic greenhouse of {broker.Servers}, consumer group tests: the login was refused.");
        await program.Log.LineAsync("Unknown user with … or …");
        await host.StopAsync(Cancellation);

        Assert.DoesNotContain(program.Log.Lines, l => l.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Partitions_of_a_cluster_that_is_gone_are_lost_and_a_stop_does_not_wait_for_it()
    {
        using var cluster = new MockCluster();
        var program = new SourceHost(_folder.Path);
        await cluster.SendAsync(0, 1, 3);
        using var host = await program.StartAsync(t => t.FromKafka(cluster.Configure));
        await program.SeenAsync(3);

        cluster.Kill();
        await program.Log.LineAsync("Partition 0 closed: lost.");
        await program.Log.LineAsync("brokers cannot be reached.");
        await host.StopAsync(Cancellation);

        Assert.DoesNotContain(program.Log.Lines, l => l.Contains("BackgroundService failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_receiver_throws_ends_the_source_after_the_other_partitions()
    {
        using var cluster = new MockCluster();
        await cluster.SendAsync(0, 1, 3);
        await cluster.SendAsync(1, 1, 1);
        var options = new KafkaSourceOptions();
        cluster.Configure(options);
        var (log, receiver) = (new HubLog(TimeSpan.FromSeconds(30)), new ThrowingReceiver());
        var source = new KafkaSource(KafkaClient.Create(options), options, log, TimeProvider.System);

        var error = await Assert.ThrowsAsync<TelemetryServerException>(() => source.ReadAsync(receiver, Cancellation));

        Assert.Equal($"Cannot read topic greenhouse of {cluster.Servers}, consumer group tests: no use", error.Message);
        Assert.Equal(4, receiver.Closed);
        Assert.Equal([3, -1, -1, -1], cluster.Committed());
    }

    [Fact]
    public void What_the_client_says_for_good_ends_the_source_and_what_it_tries_again_is_told_once()
    {
        var log = new HubLog(TimeSpan.FromSeconds(1));
        var client = KafkaClient.Create(
            new() { BootstrapServers = "a:9092", Topic = "t", GroupId = "g", UserName = "u", Password = Secret });
        var errors = new KafkaErrors(client, log, TimeProvider.System) { HasRead = true };

        errors.Take(new Error(ErrorCode.Local_Authentication, $"refused {Secret}"));
        errors.Take(new Error(ErrorCode.Local_Authentication, $"refused {Secret}"));
        errors.Take(new Error(ErrorCode.Local_MaxPollExceeded, "too long"));
        Assert.Null(errors.Fault);
        errors.Take(new Error(ErrorCode.FencedInstanceId, "fenced", isFatal: true));

        Assert.Equal("Cannot read topic t of a:9092, consumer group g: another process has the same group.instance.id. Give each its own. "
            + "FencedInstanceId: fenced", errors.Fault!.Message);
        Assert.Equal(2, log.Lines.Count);
        Assert.Contains("The client tries again. Local_Authentication: refused …", log.Lines.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void That_messages_come_again_and_commits_work_again_is_told_once()
    {
        var (log, clock) = (new HubLog(TimeSpan.FromSeconds(1)), new FakeClock());
        var client = KafkaClient.Create(new() { BootstrapServers = "a:9092", Topic = "t", GroupId = "g" });
        var errors = new KafkaErrors(client, log, clock) { HasRead = true };

        errors.TakeMessage();
        errors.Take(new Error(ErrorCode.Local_AllBrokersDown, "1/1 brokers are down"));
        errors.Take(new Error(ErrorCode.Local_Transport, "refused"));
        clock.Shift += TimeSpan.FromSeconds(90);
        errors.TakeMessage();
        errors.TakeMessage();
        for (var i = 0; i < 3; i++)
        {
            errors.TakeCommit(Committed(ErrorCode.RequestTimedOut));
        }

        clock.Shift += TimeSpan.FromSeconds(30);
        errors.TakeCommit(Committed(ErrorCode.NoError));
        errors.TakeCommit(Committed(ErrorCode.NoError));

        Assert.Equal(
            [
                "Information: topic t of a:9092, consumer group g is read again, 90 s after its first error; the client told of 2.",
                "Information: How far partitions are processed is committed again, 30 s after it first was not.",
            ],
            log.Lines.Where(l => l.StartsWith("Information", StringComparison.Ordinal)).Select(l => l.Trim()));
        Assert.Single(log.Lines, l => l.Contains("could not be committed", StringComparison.Ordinal));
    }

    private static CommittedOffsets Committed(ErrorCode code) =>
        new([new(new TopicPartitionOffset("t", 0, 5), new Error(code))], new Error(ErrorCode.NoError));

    private sealed class ThrowingReceiver : IEventReceiver
    {
        private int _closed;

        public int Closed => _closed;

        public ValueTask<IPartitionReceiver> OpenAsync(string partitionId, CancellationToken stopping) =>
            new(new Partition(this, partitionId));

        private sealed class Partition(ThrowingReceiver owner, string id) : IPartitionReceiver
        {
            public async ValueTask<int> ReceiveAsync(ReadOnlyMemory<TelemetryEvent> events, CancellationToken stopping)
            {
                // After the other partition has had its events.
                await Task.Delay(id == "1" ? 2000 : 0, CancellationToken.None);
                return id == "1" ? throw new InvalidOperationException("no use") : events.Length;
            }

            public ValueTask DisposeAsync()
            {
                Interlocked.Increment(ref owner._closed);
                return ValueTask.CompletedTask;
            }
        }
    }
}
