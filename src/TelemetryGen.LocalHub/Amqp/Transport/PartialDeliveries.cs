using System.Globalization;
using Amqp;
using TelemetryGen.LocalHub.Amqp.Encoding;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>
/// How many bytes of deliveries that are not whole a client has sent. The library would keep any number of them; here the connection
/// ends when one is far beyond the largest message, or all are beyond a bound.
/// </summary>
internal sealed class PartialDeliveries(int maxMessageBytes)
{
    private const int MaxBytesOfAll = 32 * 1024 * 1024;

    private readonly Dictionary<(ushort Channel, uint Handle), long> _bytes = [];
    private long _all;

    // A message that is a little too large is refused for itself, and its link goes on.
    private long Most => (2L * maxMessageBytes) + (64 * 1024);

    /// <exception cref="AmqpException">Too much.</exception>
    public void Add(in InboundFrame frame, int frameBytes)
    {
        if (frame is not { Code: PerformativeCode.Transfer, Handle: { } handle })
        {
            return;
        }

        var key = (frame.Channel, handle);
        var before = _bytes.GetValueOrDefault(key);
        if (!frame.More)
        {
            _all -= before;
            _bytes.Remove(key);
            return;
        }

        _bytes[key] = before + frameBytes;
        _all += frameBytes;
        if (before + frameBytes > Most)
        {
            throw new AmqpException(
                "amqp:link:message-size-exceeded",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A message is larger than twice the {maxMessageBytes} bytes that a link takes"));
        }

        if (_all > MaxBytesOfAll)
        {
            throw new AmqpException(
                "amqp:resource-limit-exceeded",
                string.Create(CultureInfo.InvariantCulture, $"Messages that are not whole have more than {MaxBytesOfAll} bytes"));
        }
    }
}
