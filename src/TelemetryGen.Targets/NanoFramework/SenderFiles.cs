namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The sender: files that are shipped as they are. docs/decisions/0058 says why they are several.</summary>
internal static class SenderFiles
{
    /// <summary>In the order in which a person would read them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "EventHubSender",
        "SendExceptions",
        "DeviceClock",
        "ITokenSource",
        "ProvisionedToken",
        "SignedToken",
        "FetchedToken",
        "SasText",
        "RequestBuffer",
        "TlsConnection",
        "TlsErrors",
        "HttpAnswer",
        "HttpLine",
        "HttpDate",
        "Refusal",
        "DeviceNames",
    ];
}
