using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Amqp;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>What came of connecting to the hub above: libraries' own words for a wrong port or authority do not say what to do.</summary>
/// <param name="address">Where it should be.</param>
/// <param name="trust">Null when the authorities of the machine count.</param>
/// <param name="caOption">What errors call the option of the authority.</param>
internal sealed class UpstreamHandshake(UpstreamAddress address, UpstreamTrust? trust, string caOption)
{
    // Set where the library shakes hands, read when that has failed.
    private volatile string? _refused;

    /// <summary>Whether a certificate is the hub's above.</summary>
    public bool Verify(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        var isGood = trust?.Verify(sender, certificate, sent, errors) ?? errors == SslPolicyErrors.None;
        _refused = isGood ? null : Refusal(certificate, errors);
        return isGood;
    }

    /// <summary>Why there is no connection.</summary>
    public string Why(Exception error) => _refused ?? error switch
    {
        AuthenticationException or IOException when !address.IsPlain => $"what answers there ends the TLS handshake ({error.Message})",
        AmqpException or IOException => $"what answers there does not speak it ({error.Message})",
        _ => error.Message,
    };

    private string Refusal(X509Certificate? certificate, SslPolicyErrors errors) =>
        certificate is null ? "it has no certificate"
        : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? $"its certificate is not for the name {address.Host}: use one of its names, or give it this one"
        : trust is null
            ? $"its certificate is of no authority that this machine trusts; {caOption} names another, as the ca.pem of a local hub"
        : $"its certificate is not of the authority in {caOption}, or has ended";
}
