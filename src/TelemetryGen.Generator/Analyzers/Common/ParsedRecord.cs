using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>A <c>[Telemetry]</c> type as all rules see it.</summary>
/// <param name="Type">The type.</param>
/// <param name="Record">What the generator makes a codec of; null when the parser refuses it.</param>
/// <param name="Problems">Why it is refused, by the parser and by the rules of any message.</param>
internal sealed record ParsedRecord(INamedTypeSymbol Type, RecordSpec? Record, IReadOnlyList<SpecProblem> Problems)
{
    public static ParsedRecord Of(INamedTypeSymbol type, SchemaHeader? schema, CancellationToken cancellation)
    {
        var (record, problems) = RecordParser.Parse(type, cancellation);
        return new(type, record, record is null ? problems : [.. SpecCheck.Of(record.Message, schema?.Version ?? ushort.MaxValue)]);
    }
}
