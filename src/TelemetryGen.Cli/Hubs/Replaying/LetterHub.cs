using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure.Messaging.EventHubs;
using Azure.Messaging.EventHubs.Consumer;
using TelemetryGen.EventHubs;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>A hub of dead letters, partition after partition, each to what is its end when it is begun.</summary>
/// <param name="connectionString">Of a policy with the right Listen.</param>
/// <param name="hub">The hub.</param>
/// <param name="group">The consumer group.</param>
/// <param name="from">The partition and the sequence number to begin with; null for the first event.</param>
internal sealed class LetterHub(string connectionString, string? hub, string group, (string Partition, long Number)? from) : ILetters
{
    private const string Prefix = "DeadLetter";

    public string Afterwards => "The hub keeps them as long as it keeps events.";

    public async IAsyncEnumerable<Letter> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var consumer = Create();
        foreach (var partition in await AskAsync(() => consumer.GetPartitionIdsAsync(cancellation)))
        {
            if (from is { } start && IsBefore(partition, start.Partition))
            {
                continue;
            }

            await foreach (var letter in ReadAsync(consumer, partition, cancellation))
            {
                yield return letter;
            }
        }
    }

    private static bool IsBefore(string partition, string other) =>
        int.Parse(partition, CultureInfo.InvariantCulture) < int.Parse(other, CultureInfo.InvariantCulture);

    private async IAsyncEnumerable<Letter> ReadAsync(
        EventHubConsumerClient consumer, string partition, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var state = await AskAsync(() => consumer.GetPartitionPropertiesAsync(partition, cancellation));
        var first = from is { } start && start.Partition == partition ? start.Number : 0;
        if (state.IsEmpty || state.LastEnqueuedSequenceNumber < first)
        {
            yield break;
        }

        var position = first > 0 ? EventPosition.FromSequenceNumber(first, isInclusive: true) : EventPosition.Earliest;
        await using var events = consumer.ReadEventsFromPartitionAsync(partition, position, cancellation).GetAsyncEnumerator(cancellation);
        while (await AskAsync(() => events.MoveNextAsync().AsTask()))
        {
            var e = events.Current.Data;
            if (e.Properties.TryGetValue(Prefix + "Reason", out var reason))
            {
                yield return ToLetter(e, partition, reason as string ?? "");
            }

            if (e.SequenceNumber >= state.LastEnqueuedSequenceNumber)
            {
                yield break;
            }
        }
    }

    private EventHubConsumerClient Create()
    {
        try
        {
            return hub is null ? new(group, connectionString) : new(group, connectionString, hub);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            // Its own text may have the key.
            throw new CliException(
                "The connection string of --from-env is not of the form Endpoint=sb://…;SharedAccessKeyName=…;SharedAccessKey=…, or names "
                    + "no hub: give --from-hub, or an EntityPath in it, not two that differ.");
        }
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception error) when (error is EventHubsException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
        {
            throw new CliException($"The hub of dead letters cannot be read: {AzureErrorText.Shorten(error.Message)}", ExitCode.Failure);
        }
    }

    private static Letter ToLetter(EventData e, string partition, string reason)
    {
        var number = e.SequenceNumber.ToString(CultureInfo.InvariantCulture);
        return new($"event {partition}/{number}", $"--from-event {partition}/{number}", reason, e.EventBody.ToArray())
        {
            Publisher = e.Properties.TryGetValue(Prefix + "Publisher", out var publisher) ? publisher as string : null,
            PartitionKey = e.Properties.TryGetValue(Prefix + "PartitionKey", out var key) ? key as string : null,
            ContentType = e.ContentType,
            Properties = Own(e.Properties),
        };
    }

    // Those that the event had, without why it is here.
    private static IReadOnlyDictionary<string, string> Own(IDictionary<string, object> properties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            EventPropertyJson.WriteAll(json, properties.Where(p => !p.Key.StartsWith(Prefix, StringComparison.Ordinal)));
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return Letter.Headers(document.RootElement);
    }
}
