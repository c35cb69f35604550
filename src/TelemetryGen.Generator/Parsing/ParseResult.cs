using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>A record, or why there is none: the generator takes the one, the analyzers report the other.</summary>
internal sealed record ParseResult(RecordSpec? Record, EquatableArray<SpecProblem> Problems);
