namespace TelemetryGen.NanoFramework.Tests.Compiling;

/// <summary>Device code, compiled.</summary>
/// <param name="Assembly">The assembly, which nothing here can load.</param>
/// <param name="Symbols">Its portable symbols: which line became which instruction.</param>
public sealed record DeviceImage(byte[] Assembly, byte[] Symbols);
