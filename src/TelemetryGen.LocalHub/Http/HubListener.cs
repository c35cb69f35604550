using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using TelemetryGen.LocalHub.Certificates;

namespace TelemetryGen.LocalHub.Http;

/// <summary>A port for HTTPS.</summary>
/// <param name="Address">The address it listens on.</param>
/// <param name="Port">The port; 0 takes any free one.</param>
/// <param name="Tls">How the next handshake is done.</param>
internal sealed record HubListener(IPAddress Address, int Port, Func<SslServerAuthenticationOptions> Tls)
{
    /// <summary>One with TLS 1.2 and 1.3.</summary>
    public static HubListener Modern(IPAddress address, int port, HubCertificates certificates) =>
        new(address, port, () => new SslServerAuthenticationOptions
        {
            ServerCertificateContext = certificates.Current,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        });
}
