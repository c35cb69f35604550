using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>What the bytes of a field are.</summary>
internal static class FieldForm
{
    /// <summary>
    /// The bytes of the one are read as the other. Behind the block a bound may rise as long as the type of the length stays, and null is
    /// none (docs/decisions/0003): the matrix of versions holds both so.
    /// </summary>
    public static bool CanHold(this FieldSpec current, FieldSpec locked) =>
        current.Kind == locked.Kind
        && current.Wire == locked.Wire
        && current.Length == locked.Length
        && current.IsGroup == locked.IsGroup
        && current.HasNullValue == locked.HasNullValue
        && current.MaxCount >= locked.MaxCount
        && current.MaxBytes >= locked.MaxBytes;

    /// <summary>In words: "int16", "int16, or null", "text of at most 16 bytes, length uint8", "4 x float", "at most 8 x record".</summary>
    public static string Describe(FieldSpec field)
    {
        var what = field.Kind switch
        {
            FieldKind.Integer or FieldKind.Float => field.Wire.SbeName(),
            FieldKind.Scaled => Invariant($"scaled {field.Wire.SbeName()}"),
            FieldKind.Boolean => "boolean",
            FieldKind.Enumeration => Invariant($"enumeration of {field.Wire.SbeName()}"),
            FieldKind.Flags => Invariant($"flags of {field.Wire.SbeName()}"),
            FieldKind.Timestamp => Invariant($"timestamp of {field.Wire.SbeName()}"),
            FieldKind.Duration => Invariant($"duration of {field.Wire.SbeName()}"),
            FieldKind.Guid => "GUID",
            FieldKind.FixedText => Invariant($"text of {field.Length} bytes"),
            FieldKind.FixedBytes => Invariant($"{field.Length} bytes"),
            FieldKind.Text => Invariant($"text of at most {field.MaxBytes} bytes, length {field.Wire.SbeName()}"),
            FieldKind.Bytes => Invariant($"at most {field.MaxBytes} bytes, length {field.Wire.SbeName()}"),
            _ => "record",
        };
        var many = field.IsGroup ? Invariant($"at most {field.MaxCount} x ") : field.IsArray ? Invariant($"{field.Length} x ") : "";
        return many + what + (field.Optional ? ", or null" : "");
    }
}
