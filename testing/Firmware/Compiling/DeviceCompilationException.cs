namespace TelemetryGen.NanoFramework.Tests.Compiling;

/// <summary>Device code does not compile; the message has the compiler's errors, one a line.</summary>
public sealed class DeviceCompilationException(string message) : Exception(message);
