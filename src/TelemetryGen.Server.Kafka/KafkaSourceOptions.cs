using Confluent.Kafka;

namespace TelemetryGen.Server;

/// <summary>
/// How to read from Kafka, Redpanda, or Event Hubs by its Kafka endpoint. Either <see cref="BootstrapServers"/>, or
/// <see cref="ConnectionString"/> of Event Hubs. The configuration section has the same names; passwords and connection strings belong into
/// the environment or a file: <c>Kafka__Password</c>.
/// </summary>
public sealed class KafkaSourceOptions
{
    /// <summary>Brokers to ask first, as <c>host:port</c>, parted by commas.</summary>
    public string? BootstrapServers { get; set; }

    /// <summary>The connection string of an Event Hubs policy with the right Listen. From it come servers (port 9093), TLS, user and
    /// password, and with an EntityPath the topic. Tier Basic has no Kafka endpoint.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The topic, which for Event Hubs is the hub.</summary>
    public string? Topic { get; set; }

    /// <summary>The consumer group: one for each program that is to see all events; its processes share the partitions. Event Hubs keeps
    /// these apart from the groups of its own protocol.</summary>
    public string? GroupId { get; set; }

    /// <summary>Plain, TLS, or one of them with a login. By default plain, with <see cref="UserName"/> TLS with a login.</summary>
    public SecurityProtocol? SecurityProtocol { get; set; }

    /// <summary>How <see cref="UserName"/> logs in; by default PLAIN.</summary>
    public SaslMechanism? SaslMechanism { get; set; }

    /// <summary>Who reads.</summary>
    public string? UserName { get; set; }

    /// <summary>The password of <see cref="UserName"/>. It is in no log and no error.</summary>
    public string? Password { get; set; }

    /// <summary>A PEM file with the authorities that the brokers' certificates must come from; by default the machine's. Certificates are
    /// always verified.</summary>
    public string? SslCaLocation { get; set; }

    /// <summary>Where a partition is read from that the group has no offset of. By default from its first event: nothing is left
    /// out.</summary>
    public AutoOffsetReset StartAt { get; set; } = AutoOffsetReset.Earliest;

    /// <summary>How often offsets are committed while events come in. They are committed at a stop too, and when a partition goes to
    /// another process.</summary>
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a partition that goes to another process waits for the event that its handler is at; up to 4 minutes. When it
    /// takes longer, the batch that it is in is handled there again.</summary>
    public TimeSpan RevokeTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The most events that are processed at once from one partition, 1 to 10,000.</summary>
    public int MaxBatch { get; set; } = 500;

    /// <summary>How many events of a partition wait here before it is paused, 1 to 1,000,000.</summary>
    public int MaxWaitingEvents { get; set; } = 4096;

    /// <summary>How many bytes of a partition's events wait here before it is paused: at least 1. An event that is larger waits
    /// alone.</summary>
    public long MaxWaitingBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>How the values of headers are read.</summary>
    public KafkaHeaderEncoding Headers { get; set; }

    /// <summary>Leaves events without a body (null, a tombstone of a compacted topic) out. By default they are dead letters, as all events
    /// with an empty body.</summary>
    public bool SkipTombstones { get; set; }

    /// <summary>A SQLite file for what is known of duplicates, for processes of one machine; by default <c>telemetry.db</c> in the
    /// program's content root. <see cref="TelemetryBuilder.KeepStateIn"/> sets another place.</summary>
    public string? StateFile { get; set; }

    /// <summary>Sets whatever else Confluent's client can. Commits are the source's own, and certificates are always verified.</summary>
    public Action<ConsumerConfig>? Configure { get; set; }

    internal void ThrowIfInvalid()
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) == string.IsNullOrWhiteSpace(BootstrapServers))
        {
            throw new TelemetryServerException(
                "Kafka: set BootstrapServers (Kafka__BootstrapServers in the environment), or ConnectionString of Event Hubs, and not "
                    + "both.");
        }

        if (string.IsNullOrWhiteSpace(GroupId))
        {
            throw new TelemetryServerException("Kafka: GroupId is not set; each program that is to see all events has one of its own.");
        }

        ThrowIfOutside(MaxBatch, 1, 10_000, nameof(MaxBatch));
        ThrowIfOutside(MaxWaitingEvents, 1, 1_000_000, nameof(MaxWaitingEvents));
        ThrowIfOutside(MaxWaitingBytes, 1, long.MaxValue, nameof(MaxWaitingBytes));
        ThrowIfOutside(CommitInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromHours(1), nameof(CommitInterval));
        ThrowIfOutside(RevokeTime, TimeSpan.Zero, TimeSpan.FromMinutes(4), nameof(RevokeTime));
    }

    private static void ThrowIfOutside<T>(T value, T minimum, T maximum, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(minimum) < 0 || value.CompareTo(maximum) > 0)
        {
            throw new TelemetryServerException(
                FormattableString.Invariant($"Kafka: {name} is {value}; it must be {minimum} to {maximum}."));
        }
    }
}
