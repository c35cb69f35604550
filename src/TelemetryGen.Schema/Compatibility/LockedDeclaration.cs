using System.Globalization;
using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>A field as C# declares it: what a user had written when it was locked, apart from the order of attributes.</summary>
internal static class LockedDeclaration
{
    /// <summary>Attributes, type and name, such as <c>[Scaled(0.01), Unit("Cel"), Range(-40, 85)] double Temperature</c>.</summary>
    public static string Format(FieldSpec field)
    {
        var attributes = GetAttributes(field).ToArray();
        return (attributes.Length == 0 ? "" : $"[{string.Join(", ", attributes)}] ") + GetTypeName(field) + " " + field.Name;
    }

    private static IEnumerable<string> GetAttributes(FieldSpec field)
    {
        var facts = FieldFacts.From(field);
        if (facts.Since is { } since)
        {
            yield return Invariant($"Since({since})");
        }

        if (field.Kind == FieldKind.Timestamp)
        {
            yield return Invariant($"Timestamp(TimeUnit.{field.Resolution})");
        }

        if (field.Kind == FieldKind.Scaled)
        {
            yield return Scaled(field);
        }

        if (field.Unit is { } unit)
        {
            yield return $"Unit(\"{string.Concat(unit.Select(Letter))}\")";
        }

        if (facts.Declared is { } range)
        {
            yield return $"Range({Bound(range.Low)}, {Bound(range.High)})";
        }

        if (field.Length > 0)
        {
            yield return Invariant($"FixedLength({field.Length})");
        }

        if (field.IsVariable || field.IsGroup)
        {
            yield return Invariant($"MaxLength({(field.IsGroup ? field.MaxCount : field.MaxBytes)})");
        }
    }

    private static string Scaled(FieldSpec field)
    {
        var narrowest = field.Range is { } range ? WireTypes.Narrowest(range.Minimum, range.Maximum, field.Optional) : WireType.Int32;
        var offset = field.Offset == 0 ? "" : Invariant($", Offset = {NumberText.Format(field.Offset)}");
        var wire = narrowest == field.Wire ? "" : Invariant($", Wire = WireInteger.{field.Wire}");
        return Invariant($"Scaled({NumberText.Format(field.Step)}{offset}{wire})");
    }

    // "1" of a float range is read as a whole number, which is as good; a whole number that no integer of C# holds was a double.
    private static string Bound(string bound) => bound switch
    {
        "Infinity" => "double.PositiveInfinity",
        "-Infinity" => "double.NegativeInfinity",
        _ when decimal.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value is < long.MinValue or > ulong.MaxValue => bound + "d",
        _ => bound,
    };

    // In a string literal, which ends with its line.
    private static string Letter(char letter) =>
        letter is '\\' or '"' ? $"\\{letter}" : OneLine.Breaks(letter) ? Invariant($"\\u{(int)letter:X4}") : letter.ToString();

    private static string GetTypeName(FieldSpec field)
    {
        var one = field.Kind switch
        {
            FieldKind.Integer or FieldKind.Float => CSharpNames.GetKeyword(field.Wire),
            FieldKind.Scaled => "double",
            FieldKind.Boolean => "bool",
            FieldKind.Enumeration or FieldKind.Flags => field.Enumeration!,
            FieldKind.Timestamp => "System.DateTimeOffset",
            FieldKind.Duration => "System.TimeSpan",
            FieldKind.Guid => "System.Guid",
            FieldKind.Text or FieldKind.FixedText => "string",
            FieldKind.Bytes or FieldKind.FixedBytes => "byte[]",
            _ => field.NestedRecord!.Name,
        };
        return one + (field.IsArray || field.IsGroup ? "[]" : "") + (field.Optional ? "?" : "");
    }
}
