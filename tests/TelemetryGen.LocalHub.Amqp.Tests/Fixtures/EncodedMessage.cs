using Amqp;
using Amqp.Framing;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>Batches of messages whose bytes are given.</summary>
internal static class EncodedMessage
{
    private const uint BatchFormat = 0x80013700;

    public static Message Batch(params byte[][] events)
    {
        var body = new DataList();
        foreach (var bytes in events)
        {
            body.Add(new Data { Binary = bytes });
        }

        return new Message { BodySection = body, Format = BatchFormat };
    }
}
