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
        try
        {
            using var tcp = new TcpClient(listener.AddressFamily);
            await tcp.ConnectAsync(listener, patience.Token);
            await using var stream = new SslStream(tcp.GetStream());
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
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
                },
                patience.Token);
            return null;
        }
        catch (Exception e) when (e is AuthenticationException or IOException or SocketException)
        {
            return e.InnerException?.InnerException?.Message ?? e.InnerException?.Message ?? e.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer in {Patience.TotalSeconds} s";
        }
    }
}
