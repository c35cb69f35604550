using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>What is around a record: the other records, what the build is for, and the lock of the schema, if the build hands one over.</summary>
internal sealed record RuleContext(Compilation Compilation, CompilationRecords Records, BuildSettings Settings, LockedSchema? Lock);
