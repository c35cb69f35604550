using System.Threading.Channels;
using Amqp;

namespace TelemetryGen.LocalHub.Amqp.Transport;

/// <summary>Hands the connections that Kestrel accepted, and that are through SASL, to the library's listener.</summary>
internal sealed class AcceptedTransports : TransportProvider
{
    /// <summary>The scheme of addresses that this provider serves.</summary>
    public const string Scheme = "kestrel";

    private readonly Channel<AmqpTransport> _accepted =
        Channel.CreateUnbounded<AmqpTransport>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource<IAsyncTransport> _never = new();

    public AcceptedTransports() => AddressSchemes = [Scheme];

    /// <summary>False when the listener is closed.</summary>
    public bool TryAdd(AmqpTransport transport) => _accepted.Writer.TryWrite(transport);

    public override async Task<IAsyncTransport> CreateAsync(Address address)
    {
        while (await _accepted.Reader.WaitToReadAsync())
        {
            if (_accepted.Reader.TryRead(out var transport))
            {
                return transport;
            }
        }

        // The listener asks again at once after any end or error, for ever: after its close it waits here.
        return await _never.Task;
    }

    public override void Dispose()
    {
        _accepted.Writer.TryComplete();
        base.Dispose();
    }
}
