using System.Net.Security;
using System.Security.Authentication;

namespace TelemetryGen.LocalHub.OldBoards;

/// <summary>What old boards and this hub can agree on: the one place where anything below TLS 1.2 is named.</summary>
internal static class LegacySuites
{
#pragma warning disable SYSLIB0039, CA5397, CA5398 // That these are weak is why they are on a port of their own; docs/local-hub.md says so.
    public const SslProtocols Tls10 = SslProtocols.Tls;
    public const SslProtocols Tls11 = SslProtocols.Tls11;
    public const SslProtocols Tls12 = SslProtocols.Tls12;

    /// <summary>How a handshake with an old board is done.</summary>
    public static SslServerAuthenticationOptions Server(SslStreamCertificateContext certificate) => new()
    {
        ServerCertificateContext = certificate,
        EnabledSslProtocols = Tls10 | Tls11 | Tls12,
        CipherSuitesPolicy = Policy,
    };
#pragma warning restore SYSLIB0039, CA5397, CA5398

    // A CC3200 offers AES256-SHA and ECDHE-RSA-AES256-SHA, axTLS AES128-SHA and AES256-SHA, of TLS 1.2 also with SHA-256. RC4, of which a
    // CC3200 has more, is broken, and OpenSSL has it no longer. GCM comes first, for boards that want RSA and nothing else that is old.
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        TlsCipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA256,
        TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA256,
        TlsCipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
        TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
    ];

    /// <summary>The suites; null on Windows, where the system's own settings decide.</summary>
    public static CipherSuitesPolicy? Policy { get; } = OperatingSystem.IsWindows() ? null : new CipherSuitesPolicy(Suites);

    /// <summary>The protocol as people write it.</summary>
    public static string NameOf(SslProtocols protocol) => protocol switch
    {
        Tls10 => "TLS 1.0",
        Tls11 => "TLS 1.1",
        Tls12 => "TLS 1.2",
        _ => throw new ArgumentOutOfRangeException(nameof(protocol), protocol, "No protocol of old boards."),
    };
}
