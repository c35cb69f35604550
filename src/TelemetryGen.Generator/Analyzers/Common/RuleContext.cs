using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Discovery;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>
/// What is around a record: the other records, what the build is for, and the lock of the schema, if the build hands one over.
/// </summary>
internal sealed record RuleContext(Compilation Compilation, CompilationRecords Records, BuildSettings Settings, LockedSchema? Lock)
{
    /// <summary>What the names in a file may mean.</summary>
    public Surroundings Surroundings { get; } = Surroundings.From(Compilation);

    /// <summary>
    /// What a code fix would write that changes a field's form; null when the lock has the field, and the change would break the wire.
    /// </summary>
    public string? UnlessLocked(INamedTypeSymbol record, string field, string suggestion) =>
        Lock?.Has(record.Name, field) == true ? null : suggestion;
}
