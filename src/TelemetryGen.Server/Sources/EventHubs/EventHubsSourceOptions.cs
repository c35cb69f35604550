using Azure.Core;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using Azure.Messaging.EventHubs.Primitives;
using Azure.Storage.Blobs;

namespace TelemetryGen.Server;

/// <summary>
/// How to read from Event Hubs, or from the local hub, which answers the same client. Either <see cref="ConnectionString"/>, or
/// <see cref="FullyQualifiedNamespace"/> with <see cref="Credential"/>. The configuration section has the same names; keys belong into the
/// environment or a file: <c>EventHubs__ConnectionString</c>.
/// </summary>
public sealed class EventHubsSourceOptions
{
    /// <summary>The connection string of a policy with the right Listen, of the namespace or of the hub.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The namespace's host, such as <c>contoso.servicebus.windows.net</c>.</summary>
    public string? FullyQualifiedNamespace { get; set; }

    /// <summary>Who reads, by Entra: <c>new DefaultAzureCredential()</c> of Azure.Identity. It needs the role Azure Event Hubs Data
    /// Receiver.</summary>
    public TokenCredential? Credential { get; set; }

    /// <summary>The hub. It may be left out when the connection string has an EntityPath.</summary>
    public string? HubName { get; set; }

    /// <summary>The consumer group: one for each program that is to see all events; its processes share the partitions.</summary>
    public string ConsumerGroup { get; set; } = EventHubConsumerClient.DefaultConsumerGroupName;

    /// <summary>The URI of a container for ownership, checkpoints and state in Azure's own layout; with <see cref="Credential"/> or a SAS
    /// in the URI.</summary>
    public Uri? CheckpointContainerUri { get; set; }

    /// <summary>The connection string of a storage account, in place of the URI.</summary>
    public string? CheckpointConnectionString { get; set; }

    /// <summary>The container in the storage account of <see cref="CheckpointConnectionString"/>.</summary>
    public string CheckpointContainer { get; set; } = "checkpoints";

    /// <summary>A container client of your own, in place of both.</summary>
    public BlobContainerClient? CheckpointContainerClient { get; set; }

    /// <summary>A SQLite file for ownership, checkpoints and state, for processes of one machine. Used when there is no container; by
    /// default <c>telemetry.db</c> in the program's content root.</summary>
    public string? CheckpointFile { get; set; }

    /// <summary>Where a partition is read from that has no checkpoint. By default from its first event: nothing is left out.</summary>
    public EventPosition DefaultStartingPosition { get; set; } = EventPosition.Earliest;

    /// <summary>How often checkpoints are set while events come in. They are set at a stop too, and when a partition goes to another
    /// process.</summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most events that are processed at once from one partition, 1 to 10,000.</summary>
    public int MaxBatch { get; set; } = 100;

    /// <summary>How many events a partition is asked for ahead, 0 to 10,000.</summary>
    public int PrefetchCount { get; set; } = 300;

    /// <summary>How often processes look who has which partition.</summary>
    public TimeSpan LoadBalancingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long without a sign of its owner a partition is taken over.</summary>
    public TimeSpan OwnershipExpiration { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The name of this process among those that share the partitions; by default the machine's name with a number.</summary>
    public string? Identifier { get; set; }

    /// <summary>AMQP over TCP, or in WebSockets where a firewall lets nothing else out.</summary>
    public EventHubsTransportType TransportType { get; set; } = EventHubsTransportType.AmqpTcp;

    /// <summary>Where to connect instead of the namespace's own address: <c>sb://192.168.1.10:5671</c> for a local hub by TLS.</summary>
    public Uri? CustomEndpointAddress { get; set; }

    /// <summary>A PEM file with the authority that the hub's certificate must come from: <c>ca.pem</c> of a local hub. It is trusted for
    /// this connection alone, in place of the machine's authorities.</summary>
    public string? TrustedCaFile { get; set; }

    internal void ThrowIfInvalid()
    {
        ThrowIfNoHub(EventHubsTelemetryExtensions.SectionName);
        ThrowIfOutside(MaxBatch, 1, nameof(MaxBatch));
        ThrowIfOutside(PrefetchCount, 0, nameof(PrefetchCount));
        ThrowIfNotPositive(CheckpointInterval, nameof(CheckpointInterval));
        ThrowIfNotPositive(LoadBalancingInterval, nameof(LoadBalancingInterval));
        ThrowIfNotPositive(OwnershipExpiration, nameof(OwnershipExpiration));
    }

    /// <param name="section">The section of the configuration that names the hub.</param>
    internal void ThrowIfNoHub(string section)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) == string.IsNullOrWhiteSpace(FullyQualifiedNamespace))
        {
            throw new TelemetryServerException(
                $"{section}: set ConnectionString ({section}__ConnectionString in the environment), or FullyQualifiedNamespace and "
                    + "Credential, and not both.");
        }

        if (string.IsNullOrWhiteSpace(ConnectionString) && (Credential is null || string.IsNullOrWhiteSpace(HubName)))
        {
            throw new TelemetryServerException($"{section}: FullyQualifiedNamespace needs a Credential and a HubName too.");
        }

        // localhost:5671 is a URI too, of the scheme localhost; the SDK says only that a host is missing.
        if (CustomEndpointAddress is { } address && (!address.IsAbsoluteUri || address.Host.Length == 0))
        {
            throw new TelemetryServerException(
                $"{section}: CustomEndpointAddress is {address}; it must have a scheme and a host, such as sb://192.168.1.10:5671.");
        }
    }

    /// <summary>The SDK's options.</summary>
    /// <param name="retries">What the client tries again.</param>
    internal EventProcessorOptions ToProcessorOptions(EventHubsRetryPolicy retries)
    {
        var options = new EventProcessorOptions
        {
            Identifier = Identifier ?? $"{Environment.MachineName}-{Guid.NewGuid():N}"[..Math.Min(64, Environment.MachineName.Length + 9)],
            DefaultStartingPosition = DefaultStartingPosition,
            LoadBalancingStrategy = Azure.Messaging.EventHubs.Processor.LoadBalancingStrategy.Greedy,
            LoadBalancingUpdateInterval = LoadBalancingInterval,
            PartitionOwnershipExpirationInterval = OwnershipExpiration,
            MaximumWaitTime = CheckpointInterval,
            PrefetchCount = PrefetchCount,
            TrackLastEnqueuedEventProperties = false,
            RetryOptions = new() { CustomRetryPolicy = retries },
        };
        options.ConnectionOptions = ToConnectionOptions();
        return options;
    }

    /// <summary>How the SDK connects.</summary>
    internal EventHubConnectionOptions ToConnectionOptions()
    {
        var options = new EventHubConnectionOptions { TransportType = TransportType, CustomEndpointAddress = CustomEndpointAddress };
        if (TrustedCaFile is not null)
        {
            options.CertificateValidationCallback = TrustedAuthority.Load(TrustedCaFile).IsTrusted;
        }

        return options;
    }

    private static void ThrowIfOutside(int value, int minimum, string name)
    {
        if (value < minimum || value > 10_000)
        {
            throw new TelemetryServerException($"Event Hubs: {name} is {value}; it must be {minimum} to 10,000.");
        }
    }

    private static void ThrowIfNotPositive(TimeSpan value, string name)
    {
        if (value <= TimeSpan.Zero)
        {
            throw new TelemetryServerException($"Event Hubs: {name} is {value}; it must be more than zero.");
        }
    }
}
