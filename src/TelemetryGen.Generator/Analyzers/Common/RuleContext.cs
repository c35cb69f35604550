using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>What is around a record: the other records, and what the build is for.</summary>
internal sealed record RuleContext(Compilation Compilation, CompilationRecords Records, BuildSettings Settings);
