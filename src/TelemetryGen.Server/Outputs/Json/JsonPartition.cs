using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using TelemetryGen.Schema;

namespace TelemetryGen.Server;

/// <summary>The records of one partition on their way to a hub.</summary>
internal sealed class JsonPartition(SchemaSpec schema, EventHubProducerClient producer) : IPartitionOutput
{
    private readonly MessageReader _reader = new(schema);
    private readonly JsonEvent _json = new(schema);
    private readonly Queue<(string Sender, EventData Event)> _waiting = new();

    public void Add(TelemetryContext context, ReadOnlySpan<int> records)
    {
        var messages = _reader.ReadEvent(context.Event.Body.ToArray());
        foreach (var place in records)
        {
            _waiting.Enqueue((context.Sender, _json.Create(messages[place], context)));
        }
    }

    // Events of one sender share a key, so that they stay in order; a run of them is a batch, as far as it fits.
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        while (_waiting.TryPeek(out var first))
        {
            var options = new CreateBatchOptions { PartitionKey = first.Sender.Length > 0 ? first.Sender : null };
            using var batch = await producer.CreateBatchAsync(options, cancellationToken);
            var taken = 0;
            foreach (var (sender, e) in _waiting)
            {
                if (sender != first.Sender || !batch.TryAdd(e))
                {
                    break;
                }

                taken++;
            }

            if (taken == 0)
            {
                throw new TelemetryServerException(
                    $"A record of {first.Event.EventBody.ToMemory().Length} bytes of JSON is longer than the hub takes: "
                        + $"{batch.MaximumSizeInBytes}.");
            }

            await producer.SendAsync(batch, cancellationToken);
            for (; taken > 0; taken--)
            {
                _waiting.Dequeue();
            }
        }
    }
}
