namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The sender: files that are shipped as they are. docs/decisions/0058 says why they are several.</summary>
internal static class SenderFiles
{
    /// <summary>Of the target's folder. A firmware that sends in another way leaves it out.</summary>
    public const string Folder = "Sender";

    /// <summary>In the order in which a person would read them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "EventHubSender.cs",
        "SendExceptions.cs",
        "DeviceClock.cs",
        "ITokenSource.cs",
        "ProvisionedToken.cs",
        "SignedToken.cs",
        "FetchedToken.cs",
        "SasText.cs",
        "RequestBuffer.cs",
        "KeptConnection.cs",
        "TlsConnection.cs",
        "TlsErrors.cs",
        "HttpAnswer.cs",
        "HttpLine.cs",
        "HttpDate.cs",
        "Refusal.cs",
        "DeviceNames.cs",
    ];
}
