namespace TelemetryGen.NanoFramework.Tests.Compiling;

/// <summary>A C# file for the device.</summary>
/// <param name="Path">What findings and errors call it.</param>
/// <param name="Text">Its text.</param>
public sealed record DeviceSource(string Path, string Text);
