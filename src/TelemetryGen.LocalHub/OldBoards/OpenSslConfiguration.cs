using System.Text;

namespace TelemetryGen.LocalHub.OldBoards;

/// <summary>
/// What OpenSSL 3 has to be told before it speaks TLS 1.0 and 1.1, which it allows at security level 0 alone. It reads that once, when a
/// process starts, from the file that OPENSSL_CONF names; no program can say it for itself.
/// </summary>
/// <remarks>
/// The cipher string is .NET's own default with the level added. Without it all ports of the process would take what OpenSSL's default has,
/// suites with RSA and CBC among them.
/// </remarks>
internal static class OpenSslConfiguration
{
    public const string Text =
        """
        # For telemetrygen hub --legacy-port: TLS 1.0 and 1.1 for old boards. Start the hub, and nothing else, with OPENSSL_CONF naming this
        # file. Its other ports stay at TLS 1.2 and 1.3, and at the suites that .NET has by default.
        openssl_conf = telemetrygen
        [telemetrygen]
        ssl_conf = ssl
        [ssl]
        system_default = tls
        [tls]
        MinProtocol = TLSv1
        CipherString = ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:\
        ECDHE-ECDSA-AES256-SHA384:ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384:ECDHE-RSA-AES128-SHA256:@SECLEVEL=0

        """;

    /// <summary>Writes the file for who needs it.</summary>
    public static void Write(string path) => DataDirectory.WritePublic(path, Encoding.ASCII.GetBytes(Text.ReplaceLineEndings("\n")));
}
