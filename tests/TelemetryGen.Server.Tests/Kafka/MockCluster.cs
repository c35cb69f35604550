using Confluent.Kafka;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.Kafka;

/// <summary>The cluster that Confluent's client makes for tests, and a producer that sends to it. It makes topics of 4 partitions.</summary>
internal sealed class MockCluster : IDisposable
{
    public const string Topic = "greenhouse";

    private readonly TemporaryFolder _folder = new();
    private readonly IProducer<byte[]?, byte[]?> _producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig
    {
        BootstrapServers = "unused", LingerMs = 1, Partitioner = Partitioner.Consistent, AllowAutoCreateTopics = true,
    }.With("test.mock.num.brokers", "1")).SetLogHandler((_, _) => { }).Build();

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
    }

    /// <summary>Sends to a partition.</summary>
    public async Task SendAsync(int partition, params byte[][] bodies)
    {
        foreach (var body in bodies)
        {
            await SendAsync(partition, new Message<byte[]?, byte[]?> { Key = "wipy-01"u8.ToArray(), Value = body });
        }
    }

    public Task SendAsync(int partition, Message<byte[]?, byte[]?> message, string topic = Topic) =>
        _producer.ProduceAsync(new TopicPartition(topic, partition), message, TestContext.Current.CancellationToken);

    /// <summary>How far the group came, of each partition; -1 when nothing was committed.</summary>
    public IReadOnlyList<long> Committed(string group = "tests", int partitions = 4)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig { BootstrapServers = Servers, GroupId = group }).Build();
        return [.. consumer.Committed([.. Enumerable.Range(0, partitions).Select(p => new TopicPartition(Topic, p))], TimeSpan.FromSeconds(20))
            .OrderBy(o => o.Partition.Value).Select(o => o.Offset.Value < 0 ? -1 : o.Offset.Value)];
    }

    public void Dispose()
    {
        _producer.Dispose();
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
