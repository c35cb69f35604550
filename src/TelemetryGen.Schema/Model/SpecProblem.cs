namespace TelemetryGen.Schema;

/// <summary>Why a message cannot be: a rule of docs/rules, the field it is about (null for the message), and what to say.</summary>
public sealed record SpecProblem(string Rule, string? Field, string Message);
