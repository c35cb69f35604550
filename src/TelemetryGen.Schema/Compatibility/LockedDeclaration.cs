using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>A field as C# declares it: what a user had written when it was locked, apart from the order of attributes.</summary>
internal static class LockedDeclaration
{
    /// <summary>Attributes, type and name, such as <c>[Scaled(0.01), Unit("Cel"), Range(-40, 85)] double Temperature</c>.</summary>
    public static string Of(FieldSpec field)
    {
        var attributes = AttributesOf(field).ToArray();
        return (attributes.Length == 0 ? "" : $"[{string.Join(", ", attributes)}] ") + TypeOf(field) + " " + field.Name;
    }

    private static IEnumerable<string> AttributesOf(FieldSpec field)
    {
        if (field.Since > 1)
        {
            yield return Text($"Since({field.Since})");
        }

        if (field.Kind == FieldKind.Timestamp)
        {
            yield return Text($"Timestamp(TimeUnit.{field.Resolution})");
        }

        if (field.Kind == FieldKind.Scaled)
        {
            yield return Scaled(field);
        }

        if (field.Unit is { } unit)
        {
            yield return Text($"Unit(\"{unit.Replace("\\", "\\\\").Replace("\"", "\\\"")}\")");
        }

        if (FieldFacts.Of(field).Declared is { } range)
        {
            // "1" of a float range would be read as a whole number, which is as good.
            yield return $"Range({range.Low}, {range.High})";
        }

        if (field.Length > 0)
        {
            yield return Text($"FixedLength({field.Length})");
        }

        if (field.IsVariable || field.IsGroup)
        {
            yield return Text($"MaxLength({(field.IsGroup ? field.MaxCount : field.MaxBytes)})");
        }
    }

    private static string Scaled(FieldSpec field)
    {
        var narrowest = field.Range is { } range ? WireTypes.Narrowest(range.Minimum, range.Maximum, field.Optional) : WireType.Int32;
        var offset = field.Offset == 0 ? "" : Text($", Offset = {NumberText.Of(field.Offset)}");
        var wire = narrowest == field.Wire ? "" : Text($", Wire = WireInteger.{field.Wire}");
        return Text($"Scaled({NumberText.Of(field.Step)}{offset}{wire})");
    }

    private static string TypeOf(FieldSpec field)
    {
        var one = field.Kind switch
        {
            FieldKind.Integer or FieldKind.Float => CSharpNames.KeywordOf(field.Wire),
            FieldKind.Scaled => "double",
            FieldKind.Boolean => "bool",
            FieldKind.Enumeration or FieldKind.Flags => field.Enumeration!,
            FieldKind.Timestamp => "System.DateTimeOffset",
            FieldKind.Duration => "System.TimeSpan",
            FieldKind.Guid => "System.Guid",
            FieldKind.Text or FieldKind.FixedText => "string",
            FieldKind.Bytes or FieldKind.FixedBytes => "byte[]",
            _ => field.Part!.Name,
        };
        return one + (field.IsArray || field.IsGroup ? "[]" : "") + (field.Optional ? "?" : "");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
