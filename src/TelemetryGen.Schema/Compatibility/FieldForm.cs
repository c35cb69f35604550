using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>What the bytes of a field are, in words: two fields with the same words are read by the same code.</summary>
internal static class FieldForm
{
    /// <summary>"int16", "int16 or null", "text of at most 16 bytes", "4 x float", "at most 8 x Sample".</summary>
    public static string Of(FieldSpec field)
    {
        var what = field.Kind switch
        {
            FieldKind.Integer or FieldKind.Float => field.Wire.SbeName(),
            FieldKind.Scaled => Text($"scaled {field.Wire.SbeName()}"),
            FieldKind.Boolean => "boolean",
            FieldKind.Enumeration => Text($"enumeration of {field.Wire.SbeName()}"),
            FieldKind.Flags => Text($"flags of {field.Wire.SbeName()}"),
            FieldKind.Timestamp => Text($"timestamp of {field.Wire.SbeName()}"),
            FieldKind.Duration => Text($"duration of {field.Wire.SbeName()}"),
            FieldKind.Guid => "GUID",
            FieldKind.FixedText => Text($"text of {field.Length} bytes"),
            FieldKind.FixedBytes => Text($"{field.Length} bytes"),
            FieldKind.Text => Text($"text of at most {field.MaxBytes} bytes"),
            FieldKind.Bytes => Text($"at most {field.MaxBytes} bytes"),
            _ => "record",
        };
        var many = field.IsGroup ? Text($"at most {field.MaxCount} x ") : field.IsArray ? Text($"{field.Length} x ") : "";
        return many + what + (field.Optional ? " or null" : "");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
