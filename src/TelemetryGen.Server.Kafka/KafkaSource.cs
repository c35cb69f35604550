using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Kafka;

/// <summary>Reads a topic with Confluent's client as a member of a consumer group.</summary>
internal sealed class KafkaSource(KafkaClient client, KafkaSourceOptions options, ILogger logger, TimeProvider clock) : IEventSource
{
    public string Description => client.Description;

    // The client's calls block: they have a thread of their own.
    public Task ReadAsync(IEventReceiver receiver, CancellationToken stopping) => Task.Factory.StartNew(
        () => Read(receiver, stopping), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Read(IEventReceiver receiver, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var partitions = new OpenPartitions(client.Topic, receiver, options, logger, clock, ending.Token);
        var errors = new KafkaErrors(client, logger, clock);
        using var consumer = Build(partitions, errors, ending.Token);
        new KafkaReader(client.Topic, consumer, partitions, errors, options, logger, clock).Run(ending);
    }

    private IConsumer<string?, byte[]?> Build(OpenPartitions partitions, KafkaErrors errors, CancellationToken ending)
    {
        try
        {
            return new ConsumerBuilder<string?, byte[]?>(client.Config)
                .SetKeyDeserializer(KafkaEvents.Keys)
                .SetValueDeserializer(Deserializers.ByteArray!)
                .SetErrorHandler((_, error) => errors.Take(error))
                .SetLogHandler((_, line) => KafkaLog.Client(logger, line.Facility, client.Redact(line.Message)))
                .SetOffsetsCommittedHandler((_, offsets) => errors.TakeCommit(offsets))
                .SetPartitionsAssignedHandler((_, assigned) =>
                {
                    errors.HasRead = true;
                    if (!ending.IsCancellationRequested)
                    {
                        partitions.Assign(assigned);
                    }
                })
                .SetPartitionsRevokedHandler((c, revoked) => partitions.Revoke(c, revoked, isLost: false))
                .SetPartitionsLostHandler((c, lost) => partitions.Revoke(c, lost, isLost: true))
                .Build();
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or KafkaException)
        {
            // The cause is left out: its text would be logged as it is.
            throw new TelemetryServerException($"Cannot read {Description}: {client.Redact(error.Message)}");
        }
    }
}
