using Microsoft.CodeAnalysis;
using TelemetryGen.Generator.Models;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Common;

/// <summary>A <c>[Telemetry]</c> type as all rules see it. What several of them need is computed once.</summary>
internal sealed class ParsedRecord
{
    private readonly Lazy<CarriedField[]> _fields;
    private readonly Lazy<WireLayout> _layout;

    public ParsedRecord(INamedTypeSymbol type, ParseResult parsed, SchemaHeader? schema)
    {
        Type = type;
        Record = parsed.Record;
        Problems = Record is null ? parsed.Problems : [.. SpecCheck.Check(Record.Message, schema?.Version ?? ushort.MaxValue)];
        _fields = new(() => CarriedField.GetAll(type, Record!));
        _layout = new(() => WireLayout.From(Record!.Message));
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>What the parser makes of it; null when it refuses it.</summary>
    public RecordSpec? Record { get; }

    /// <summary>Why it is refused, by the parser and by the rules of any message.</summary>
    public IReadOnlyList<SpecProblem> Problems { get; }

    /// <summary>What the generator makes a codec of; null when anything is wrong with it.</summary>
    public RecordSpec? Codec => Problems.Count == 0 ? Record : null;

    /// <summary>The fields that live, of a type that the parser took.</summary>
    public IReadOnlyList<CarriedField> Fields => _fields.Value;

    /// <summary>Where they lie, of a type that the parser took.</summary>
    public WireLayout Layout => _layout.Value;
}
