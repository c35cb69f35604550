using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Parsing;

/// <summary>What a member's type says: the field, and the enumeration or record that it names.</summary>
internal sealed record FieldType(FieldSpec Field, EnumSpec? Enumeration = null, RecordSpec? NestedRecord = null);
