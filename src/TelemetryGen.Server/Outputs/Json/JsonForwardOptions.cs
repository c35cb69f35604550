namespace TelemetryGen.Server;

/// <summary>The hub that decoded records go to. The configuration section is <c>Forward</c>.</summary>
public sealed class JsonForwardOptions : HubSendOptions;
