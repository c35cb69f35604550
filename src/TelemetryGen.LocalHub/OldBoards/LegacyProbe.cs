using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.LocalHub.OldBoards;

/// <summary>
/// Which protocols the listener really speaks, found by a handshake of each: whether the platform allows the old ones is nowhere to be
/// read.
/// </summary>
internal static class LegacyProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The protocols that are refused, with the reason; none when all work.</summary>
    /// <param name="listener">Where it listens.</param>
    /// <param name="authority">What it is verified by.</param>
    /// <param name="now">The hub's time.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<IReadOnlyList<(SslProtocols Protocol, string Reason)>> RunAsync(
        IPEndPoint listener, X509Certificate2 authority, DateTimeOffset now, CancellationToken cancellation)
    {
        var refused = new List<(SslProtocols Protocol, string Reason)>();
        foreach (var protocol in (SslProtocols[])[LegacySuites.Tls10, LegacySuites.Tls11, LegacySuites.Tls12])
        {
            if (await ShakeAsync(listener, authority, protocol, now, cancellation) is { } reason)
            {
                refused.Add((protocol, reason));
            }
        }

        return refused;
    }

    private static async Task<string?> ShakeAsync(
        IPEndPoint listener, X509Certificate2 authority, SslProtocols protocol, DateTimeOffset now, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var tcp = new TcpClient(listener.AddressFamily);
        try
        {
            await tcp.ConnectAsync(listener, patience.Token);
            var reason = await ShakeAsync(tcp.GetStream(), ClientOptions(listener, authority, protocol, now), patience.Token);
            await EndAsync(tcp, patience.Token);
            return reason;
        }
        catch (SocketException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer in {Patience.TotalSeconds} s";
        }
    }

    private static async Task<string?> ShakeAsync(Stream tcp, SslClientAuthenticationOptions options, CancellationToken cancellation)
    {
        await using var stream = new SslStream(tcp, leaveInnerStreamOpen: true);
        try
        {
            await stream.AuthenticateAsClientAsync(options, cancellation);
            return null;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return e.InnerException?.InnerException?.Message ?? e.InnerException?.Message ?? e.Message;
        }
    }

    // Until the hub has closed it too: it counts among its connections, and the next handshake may be the one beyond a limit.
    private static async Task EndAsync(TcpClient tcp, CancellationToken cancellation)
    {
        try
        {
            tcp.Client.Shutdown(SocketShutdown.Send);
            var rest = new byte[1024];
            while (await tcp.Client.ReceiveAsync(rest, cancellation) > 0)
            {
                // What it says at the end is of no use here.
            }
        }
        catch (SocketException)
        {
            // It closed first, by a reset.
        }
    }

    private static SslClientAuthenticationOptions ClientOptions(
        IPEndPoint listener, X509Certificate2 authority, SslProtocols protocol, DateTimeOffset now) => new()
    {
        TargetHost = listener.Address.ToString(),
        EnabledSslProtocols = protocol,
        CipherSuitesPolicy = LegacySuites.Policy,
        CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority },
            VerificationTime = now.UtcDateTime,
            VerificationTimeIgnored = false,
        },
    };
}
