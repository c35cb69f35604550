namespace TelemetryGen.Server;

/// <summary>The hub that dead letters go to: one of its own. The configuration section is <c>DeadLetters</c>.</summary>
public sealed class DeadLetterHubOptions : HubSendOptions;
