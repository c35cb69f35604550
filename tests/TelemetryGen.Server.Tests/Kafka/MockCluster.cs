using Confluent.Kafka;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.Kafka;

/// <summary>The cluster that Confluent's client makes for tests, and a producer to it. It makes topics of 4 partitions.</summary>
internal sealed class MockCluster : IDisposable
{
    public const string Topic = "greenhouse";

    private readonly TemporaryFolder _folder = new();
    private readonly IProducer<byte[]?, byte[]?> _producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig
    {
        BootstrapServers = "unused", LingerMs = 1, Partitioner = Partitioner.Consistent, AllowAutoCreateTopics = true,
    }.With("test.mock.num.brokers", "1")).SetLogHandler((_, _) => { }).Build();

    private bool _isKilled;

    public MockCluster()
    {
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        admin.GetMetadata(Topic, TimeSpan.FromSeconds(20));
        var broker = admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers[0];
        Servers = $"{broker.Host}:{broker.Port}";
    }

    public string Servers { get; }

    public string Folder => _folder.Path;

    public void Configure(KafkaSourceOptions options)
    {
        (options.BootstrapServers, options.Topic, options.GroupId) = (Servers, Topic, "tests");
        options.CommitInterval = TimeSpan.FromMilliseconds(200);

        // The mock waits for a member that has left until its session ends.
        options.Configure = c => (c.SessionTimeoutMs, c.HeartbeatIntervalMs) = (3000, 500);
    }

    /// <summary>Sends to a partition, as the publisher <c>p</c> and its number.</summary>
    public async Task SendAsync(int partition, params byte[][] bodies)
    {
        byte[] publisher = [0xA1, 2, (byte)'p', (byte)('0' + partition)];
        await Task.WhenAll(bodies.Select(body => SendAsync(partition, new Message<byte[]?, byte[]?>
        {
            Value = body, Headers = [new Header("x-opt-publisher", publisher)],
        })));
    }

    /// <summary>Sends to a partition, a message each.</summary>
    public Task SendAsync(int partition, uint first, int count) =>
        SendAsync(partition, [.. Enumerable.Range(0, count).Select(i => Bodies.Message(first + (uint)i))]);

    public Task SendAsync(int partition, Message<byte[]?, byte[]?> message, string topic = Topic) =>
        _producer.ProduceAsync(new TopicPartition(topic, partition), message, TestContext.Current.CancellationToken);

    /// <summary>How far the group came, of each partition; -1 when nothing was committed.</summary>
    public IReadOnlyList<long> Committed()
    {
        var config = new ConsumerConfig { BootstrapServers = Servers, GroupId = "tests" };
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(config).Build();
        var partitions = Enumerable.Range(0, 4).Select(p => new TopicPartition(Topic, p));
        return [.. consumer.Committed([.. partitions], TimeSpan.FromSeconds(20))
            .OrderBy(o => o.Partition.Value).Select(o => o.Offset.Value < 0 ? -1 : o.Offset.Value)];
    }

    /// <summary>Ends it, and all that was in it.</summary>
    public void Kill()
    {
        if (!_isKilled)
        {
            _isKilled = true;
            _producer.Dispose();
        }
    }

    public void Dispose()
    {
        Kill();
        _folder.Dispose();
    }
}

internal static class ConfigExtensions
{
    public static TConfig With<TConfig>(this TConfig config, string name, string value)
        where TConfig : Config
    {
        config.Set(name, value);
        return config;
    }
}
