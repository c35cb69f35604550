using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Diagnostics;

/// <summary>The one table of diagnostics. The parser finds the problems and words them; a rule gives id, title and severity.</summary>
internal static class Rules
{
    private const string Category = "TelemetryGen";

    public static readonly DiagnosticDescriptor NotPartial = Error("TLG0001", "A telemetry record must be partial");
    public static readonly DiagnosticDescriptor UnsupportedType = Error("TLG0002", "No message carries this type");
    public static readonly DiagnosticDescriptor UnsupportedRecord = Error("TLG0003", "A telemetry record must be a plain type");
    public static readonly DiagnosticDescriptor CannotBeSet = Error("TLG0004", "A reader must be able to set every member");
    public static readonly DiagnosticDescriptor DuplicateMessage = Error("TLG0005", "Message ids and names are unique in a schema", WellKnownDiagnosticTags.CompilationEnd);
    public static readonly DiagnosticDescriptor MessageId = Error("TLG0006", "A message id is out of range");
    public static readonly DiagnosticDescriptor NoSchema = Error("TLG0008", "The assembly names no telemetry schema");
    public static readonly DiagnosticDescriptor Sequence = Error("TLG0009", "A sequence number must count");
    public static readonly DiagnosticDescriptor PayloadTooLarge = Error("TLG0101", "A message can be larger than its limit");
    public static readonly DiagnosticDescriptor NoBound = Error("TLG0103", "A text needs a bound");
    public static readonly DiagnosticDescriptor Addition = Error("TLG0205", "An added field needs a version and a default");
    public static readonly DiagnosticDescriptor ReservedName = Error("TLG0303", "A member's name is taken");
    public static readonly DiagnosticDescriptor RangeTooWide = Error("TLG0403", "A range does not fit the wire type");
    public static readonly DiagnosticDescriptor RangeEmpty = Error("TLG0404", "A range starts above its end");
    public static readonly DiagnosticDescriptor BadStep = Error("TLG0405", "A step is not above 0");
    public static readonly DiagnosticDescriptor NullInRange = Error("TLG0406", "A range takes the null value");
    public static readonly DiagnosticDescriptor NoResolution = Error("TLG0407", "A moment needs a resolution");

    /// <summary>What parser and model check record by record.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> OfRecords { get; } = new[]
    {
        NotPartial, UnsupportedType, UnsupportedRecord, CannotBeSet, MessageId, Sequence, PayloadTooLarge, NoBound, Addition, ReservedName,
        RangeTooWide, RangeEmpty, BadStep, NullInRange, NoResolution,
    }.ToDictionary(rule => rule.Id);

    private static DiagnosticDescriptor Error(string id, string title, params string[] tags) =>
        new(id, title, "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: tags);
}
