using System.Globalization;
using Amqp;
using TelemetryGen.LocalHub.Amqp.Encoding;
using TelemetryGen.LocalHub.Amqp.Errors;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>What becomes of a frame.</summary>
internal enum FrameFate
{
    /// <summary>The library gets it.</summary>
    Taken,

    /// <summary>The library gets it no more: its delivery is far too large. The link is to be ended.</summary>
    EndsLink,

    /// <summary>It belongs to a link that is being ended, and nobody needs it.</summary>
    Dropped,
}

/// <summary>
/// How many bytes of deliveries that are not whole a client has sent. The library would keep any number of them; here a link ends when one
/// is far beyond the largest message, and the connection when all are beyond a bound.
/// </summary>
/// <param name="maxMessageBytes">The largest message that a link takes.</param>
/// <param name="ofAll">Those of all connections.</param>
internal sealed class PartialDeliveries(int maxMessageBytes, PartialBytes ofAll)
{
    /// <summary>Most bytes of one connection.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    // The connection may be closed while a frame comes.
    private readonly Lock _gate = new();
    private readonly Dictionary<(ushort Channel, uint Handle), long> _bytes = [];
    private readonly HashSet<(ushort Channel, uint Handle)> _ending = [];
    private long _all;
    private bool _over;

    // A message that is a little too large is refused for itself, and its link goes on.
    private long Most => (2L * maxMessageBytes) + (64 * 1024);

    /// <exception cref="AmqpException">All that are not whole are too much.</exception>
    public FrameFate Add(in InboundFrame frame, int frameBytes)
    {
        lock (_gate)
        {
            switch (frame)
            {
                case { Code: PerformativeCode.Transfer, Handle: { } handle }:
                    return AddTransfer((frame.Channel, handle), frame.More, frameBytes);

                case { Code: PerformativeCode.Detach, Handle: { } handle }:
                    Forget((frame.Channel, handle));
                    break;

                case { Code: PerformativeCode.End }:
                    ForgetSession(frame.Channel);
                    break;
            }

            return FrameFate.Taken;
        }
    }

    /// <summary>The connection is over: what it had is given back, and nothing more is counted.</summary>
    public void End()
    {
        lock (_gate)
        {
            _over = true;
            ofAll.Return(_all);
            _all = 0;
            _bytes.Clear();
        }
    }

    private FrameFate AddTransfer((ushort Channel, uint Handle) link, bool more, int frameBytes)
    {
        if (_over || _ending.Contains(link))
        {
            return FrameFate.Dropped;
        }

        var before = _bytes.GetValueOrDefault(link);
        if (!more)
        {
            Return(link);
            return FrameFate.Taken;
        }

        if (before + frameBytes > Most)
        {
            Return(link);
            _ending.Add(link);
            return FrameFate.EndsLink;
        }

        _bytes[link] = before + frameBytes;
        _all += frameBytes;
        var all = ofAll.Add(frameBytes);
        if (_all > MaxBytes)
        {
            throw TooMuch("Messages of this connection", MaxBytes);
        }

        return all <= PartialBytes.Most ? FrameFate.Taken : throw TooMuch("Messages of all connections", PartialBytes.Most);
    }

    private void ForgetSession(ushort channel)
    {
        foreach (var link in _bytes.Keys.Concat(_ending).Where(link => link.Channel == channel).ToArray())
        {
            Forget(link);
        }
    }

    private void Forget((ushort Channel, uint Handle) link)
    {
        Return(link);
        _ending.Remove(link);
    }

    private void Return((ushort Channel, uint Handle) link)
    {
        if (_bytes.Remove(link, out var bytes))
        {
            _all -= bytes;
            ofAll.Return(bytes);
        }
    }

    private static AmqpException TooMuch(string what, long most) => new(
        AmqpCondition.ResourceLimitExceeded,
        string.Create(CultureInfo.InvariantCulture, $"{what} that are not whole have more than {most} bytes"));
}
