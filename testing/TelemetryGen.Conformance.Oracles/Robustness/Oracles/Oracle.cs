namespace TelemetryGen.Conformance.Robustness;

/// <summary>What is wrong with how some bytes are decoded; null when nothing is. Whatever it throws is wrong too.</summary>
internal delegate string? Oracle(byte[] bytes);
