using Confluent.Kafka;

namespace TelemetryGen.Server.Kafka;

/// <summary>What the options make of Confluent's client.</summary>
internal sealed class KafkaClient
{
    /// <summary>Below the 4 minutes after which Azure drops a connection that is idle.</summary>
    private const int AzureIdleMs = 180_000;

    /// <summary>The client's own default.</summary>
    private const int MaxPollIntervalMs = 300_000;

    // The source rests on these.
    private static readonly (string Name, string Value)[] Own = [("enable.auto.offset.store", "false"), ("enable.auto.commit", "true")];

    private static readonly string[] ClassicOnly =
        ["partition.assignment.strategy", "session.timeout.ms", "heartbeat.interval.ms", "group.protocol.type"];

    private KafkaClient(ConsumerConfig config, string topic, string password)
    {
        (Config, Topic) = (config, topic);
        Description = $"topic {topic} of {config.BootstrapServers}, consumer group {config.GroupId}";
        Secrets = [.. new[] { password, config.SaslPassword, config.SslKeyPassword, config.SslKeystorePassword, KeyOf(password) }
            .OfType<string>().Where(s => s.Length > 0).Distinct().OrderByDescending(s => s.Length)];
    }

    public ConsumerConfig Config { get; }

    public string Topic { get; }

    /// <summary>In words: no keys.</summary>
    public string Description { get; }

    private string[] Secrets { get; }

    /// <exception cref="TelemetryServerException">The options do not go together, or would turn off what must not be.</exception>
    public static KafkaClient Create(KafkaSourceOptions options)
    {
        options.ThrowIfInvalid();
        var endpoint = string.IsNullOrWhiteSpace(options.ConnectionString) ? null : EventHubsEndpoint.Parse(options.ConnectionString);
        var topic = options.Topic ?? endpoint?.Hub;
        if (string.IsNullOrWhiteSpace(topic))
        {
            throw new TelemetryServerException("Kafka: Topic is not set (Kafka__Topic), and no connection string has an EntityPath.");
        }

        var config = new ConsumerConfig
        {
            GroupId = options.GroupId,
            ClientId = "telemetrygen",
            AutoOffsetReset = options.StartAt,
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.CooperativeSticky,
            AutoCommitIntervalMs = (int)options.CommitInterval.TotalMilliseconds,
            SslCaLocation = options.SslCaLocation,

            // A partition that is paused loses what the client has fetched ahead and fetches it again: little is lost of little. By default
            // the client would then not fetch for a second whenever it has that much.
            QueuedMinMessages = Math.Max(10_000, options.MaxWaitingEvents),
            FetchQueueBackoffMs = 10,

            // The topic is one and known.
            ConsumeResultFields = "headers,timestamp",
        };
        if (endpoint is null)
        {
            SetKafka(config, options);
        }
        else
        {
            SetEventHubs(config, endpoint, options.ConnectionString!);
        }

        options.Configure?.Invoke(config);
        if (options.RevokeTime.TotalMilliseconds >= (config.MaxPollIntervalMs ?? MaxPollIntervalMs))
        {
            throw new TelemetryServerException(
                $"Kafka: RevokeTime is {options.RevokeTime}; it must be shorter than max.poll.interval.ms, after which the group takes "
                    + "this process for dead.");
        }

        return new(Finish(config), topic, options.ConnectionString ?? options.Password ?? "");
    }

    /// <summary>A text of the client or a broker without what must not be read in a log.</summary>
    public string Redact(string text) => Secrets.Aggregate(text, static (t, secret) => t.Replace(secret, "…", StringComparison.Ordinal));

    private static void SetKafka(ConsumerConfig config, KafkaSourceOptions options)
    {
        var hasUser = !string.IsNullOrEmpty(options.UserName);
        config.BootstrapServers = options.BootstrapServers;
        config.SecurityProtocol = options.SecurityProtocol ?? (hasUser ? SecurityProtocol.SaslSsl : SecurityProtocol.Plaintext);
        if (hasUser)
        {
            config.SaslMechanism = options.SaslMechanism ?? SaslMechanism.Plain;
            (config.SaslUsername, config.SaslPassword) = (options.UserName, options.Password ?? "");
        }
    }

    private static void SetEventHubs(ConsumerConfig config, EventHubsEndpoint endpoint, string connectionString)
    {
        config.BootstrapServers = endpoint.Servers;
        config.SecurityProtocol = endpoint.IsEmulator ? SecurityProtocol.SaslPlaintext : SecurityProtocol.SaslSsl;
        config.SaslMechanism = SaslMechanism.Plain;
        (config.SaslUsername, config.SaslPassword) = (EventHubsEndpoint.UserName, connectionString);
        config.MetadataMaxAgeMs = AzureIdleMs;
        config.ConnectionsMaxIdleMs = AzureIdleMs;
        config.SocketKeepaliveEnable = true;
        config.SocketTimeoutMs = 60_000;
        config.SessionTimeoutMs = 30_000;
    }

    private static ConsumerConfig Finish(ConsumerConfig config)
    {
        ThrowIfUnverified(config, "enable.ssl.certificate.verification", "true", "t", "1");
        ThrowIfUnverified(config, "ssl.endpoint.identification.algorithm", "https");
        foreach (var (name, value) in Own)
        {
            if (config.Get(name) is { } set && !set.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                throw new TelemetryServerException($"Kafka: {name} is the source's own and may not be set: it commits what was handled.");
            }

            config.Set(name, value);
        }

        // With the newer protocol the brokers decide these, and the client refuses them.
        return config.GroupProtocol == GroupProtocol.Consumer
            ? new(config.Where(c => !ClassicOnly.Contains(c.Key)).ToDictionary())
            : config;
    }

    private static void ThrowIfUnverified(ConsumerConfig config, string name, params ReadOnlySpan<string> allowed)
    {
        if (config.Get(name) is not { } set)
        {
            return;
        }

        foreach (var value in allowed)
        {
            if (set.Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        throw new TelemetryServerException(
            $"Kafka: {name} is '{set}', which would trust anyone. Name the brokers' authority with SslCaLocation.");
    }

    private static string? KeyOf(string connectionString)
    {
        const string Name = "SharedAccessKey=";
        return connectionString.Split(';').FirstOrDefault(p => p.StartsWith(Name, StringComparison.OrdinalIgnoreCase))?[Name.Length..];
    }
}
