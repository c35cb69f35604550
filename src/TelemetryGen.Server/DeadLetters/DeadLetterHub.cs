using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Producer;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TelemetryGen.Server.Diagnostics;

namespace TelemetryGen.Server.DeadLetters;

/// <summary>
/// Dead letters as events of a hub: the bytes as they were, why in the properties, those of a sender in their order. What a hub cannot
/// take, because it is too long with its reason, or comes from a hub of dead letters, goes to the file: else its partition would wait for
/// ever, or the letter come back again and again.
/// </summary>
internal sealed class DeadLetterHub : IDeadLetterStore, IAsyncDisposable
{
    private const int MaxPartitionKey = 128;

    private readonly EventHubProducerClient _producer;
    private readonly DeadLetterFile _file;
    private readonly ILogger _logger;

    public DeadLetterHub(DeadLetterHubOptions options, DeadLetterFile file, ILogger? logger = null)
    {
        _logger = logger ?? NullLogger.Instance;
        (_producer, Description) = HubProducer.Create(options, DeadLetterTelemetryExtensions.SectionName);
        _file = file;
    }

    public string Description { get; }

    public async ValueTask WriteAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        if (DeadLetterProperties.Has(letter.Event) || !await TrySendAsync(letter, cancellationToken))
        {
            await _file.WriteAsync(letter, cancellationToken);
            DropLog.LetterToFile(_logger, letter.Event.SequenceNumber, letter.Event.PartitionId, Description, _file.Description);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _producer.DisposeAsync();
        _file.Dispose();
    }

    private async ValueTask<bool> TrySendAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var e = new EventData(letter.Event.Body);
        if (letter.Event.ContentType is { } contentType)
        {
            e.ContentType = contentType;
        }

        DeadLetterProperties.Write(letter, e.Properties);
        var key = letter.Event.Publisher ?? letter.Event.PartitionKey;
        using var batch = await _producer.CreateBatchAsync(
            new CreateBatchOptions { PartitionKey = key is { Length: > 0 and <= MaxPartitionKey } ? key : null }, cancellationToken);
        if (!batch.TryAdd(e))
        {
            return false;
        }

        await _producer.SendAsync(batch, cancellationToken);
        return true;
    }
}
