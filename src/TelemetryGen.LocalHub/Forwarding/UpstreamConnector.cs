using System.Net.Sockets;
using System.Security.Authentication;
using Amqp;
using Amqp.Handler;
using Amqp.Sasl;
using TelemetryGen.EventHubs;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>Connects to the hub above and signs tokens for it.</summary>
internal sealed class UpstreamConnector(UpstreamAddress address, UpstreamTrust? trust, LocalHubOptions options)
{
    /// <summary>How long a connection, a link or a token may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int MaxFrameBytes = 64 * 1024;

    // A connection on which nothing comes for so long is dead: each side says now and then that it is there.
    private const int IdleMilliseconds = 60_000;

    private static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    public UpstreamAddress Address { get; } = address;

    public TimeProvider Clock { get; } = options.TimeProvider;

    /// <summary>A token that lives for an hour.</summary>
    public SasToken Sign(Uri resource) => Address.Sign(resource, Clock.GetUtcNow() + TokenLife);

    /// <exception cref="ForwardException">There is no connection within <see cref="Patience"/>.</exception>
    public async Task<Connection> ConnectAsync(CancellationToken cancellation)
    {
        var socket = new SocketHolder();
        var handshake = new UpstreamHandshake(Address, trust, options.NameOf(UpstreamTrust.Option));
        try
        {
            var place = new Address(Address.Host, Address.Port, null, null, scheme: Address.IsPlain ? "amqp" : "amqps");
            return await Factory(handshake).CreateAsync(place, cancellation, socket).WaitAsync(Patience, cancellation);
        }
        catch (Exception e)
        {
            // The library goes on with what was given up: without its socket it cannot.
            socket.Dispose();
            if (e is SocketException or IOException or AuthenticationException or AmqpException or TimeoutException
                or ObjectDisposedException)
            {
                throw new ForwardException(ForwardFault.Unreachable(
                    $"No connection to {Address}, where {Address.Expected} is expected: {handshake.Why(e)}"));
            }

            throw;
        }
    }

    private ConnectionFactory Factory(UpstreamHandshake handshake)
    {
        var factory = new ConnectionFactory();
        factory.AMQP.ContainerId = $"telemetrygen-gateway-{Guid.NewGuid():N}";
        factory.AMQP.HostName = Address.Host;
        factory.AMQP.MaxFrameSize = MaxFrameBytes;
        factory.AMQP.IdleTimeout = IdleMilliseconds;
        factory.AMQP.MaxLinksPerSession = byte.MaxValue;
        factory.SASL.Profile = SaslProfile.Anonymous;
        if (!Address.IsPlain)
        {
            factory.SSL.Protocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            factory.SSL.RemoteCertificateValidationCallback = handshake.Verify;
        }

        return factory;
    }

    // The socket of a connection that is being made.
    private sealed class SocketHolder : IHandler, IDisposable
    {
        private readonly Lock _gate = new();
        private Socket? _socket;
        private bool _disposed;

        public bool CanHandle(EventId id) => id == EventId.SocketConnect;

        public void Handle(Event protocolEvent)
        {
            lock (_gate)
            {
                _socket = (Socket)protocolEvent.Context;
                if (_disposed)
                {
                    _socket.Dispose();
                }
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _disposed = true;
                _socket?.Dispose();
            }
        }
    }
}
