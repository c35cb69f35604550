using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>Clients that trust one authority and check host names.</summary>
internal static class Trust
{
    public static X509ChainPolicy Only(string authorityPath, DateTimeOffset? at = null)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(authorityPath) },
        };
        if (at is { } time)
        {
            policy.VerificationTime = time.UtcDateTime;
            policy.VerificationTimeIgnored = false;
        }

        return policy;
    }

    /// <summary>Whatever the name in the URI, the hub on this machine is asked.</summary>
    public static HttpClient NewClient(Uri endpoint, X509ChainPolicy policy)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = policy },
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, endpoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        return new HttpClient(handler) { BaseAddress = endpoint };
    }
}
