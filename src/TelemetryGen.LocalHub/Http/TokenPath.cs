using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub.Http;

/// <summary>The path of the token endpoint: <c>/devices/name/token</c>. It is this hub's own; Azure has none.</summary>
internal static class TokenPath
{
    /// <summary>The fixed word before the device's name.</summary>
    public const string Devices = "devices";

    public static bool TryParse(string path, [NotNullWhen(true)] out string? device)
    {
        device = path.TrimStart('/').Split('/') is [Devices, { Length: > 0 } name, "token"] ? name : null;
        return device is not null;
    }
}
