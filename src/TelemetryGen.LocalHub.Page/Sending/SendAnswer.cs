namespace TelemetryGen.LocalHub.Page.Sending;

/// <summary>What became of a test event.</summary>
/// <param name="IsStored">The hub answered 201: it is on the disk.</param>
/// <param name="Text">The hub's words, for a person.</param>
internal sealed record SendAnswer(bool IsStored, string Text);
