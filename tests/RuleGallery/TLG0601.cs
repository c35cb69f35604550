using TelemetryGen;

namespace Acme.TLG0601;

public static class Secrets
{
    // 32 random bytes, made for this file: the key of nothing.
    public const string SharedAccessKey = "q1sEw6Yt0ZkV7JmPz3XcR9uBnD4hGf2LaS8oKiT5yWE="; // TLG0601 error

    public static string Connection =>
        "Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=q1sEw6Yt0ZkV7JmPz3XcR9uBnD4hGf2LaS8oKiT5yWE="; // TLG0601 error

    public const string Token =
        "SharedAccessSignature sr=https%3A%2F%2Facme%2Fg&sig=q1sEw6Yt0ZkV7JmPz3XcR9uBnD4hGf2LaS8oKiT5yWE%3D&se=1&skn=send"; // TLG0601 error

    public const string PublicKeyHash = "q1sEw6Yt0ZkV7JmPz3XcR9uBnD4hGf2LaS8oKiT5yWE=";
}
