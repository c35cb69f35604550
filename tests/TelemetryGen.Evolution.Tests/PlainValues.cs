using System.Globalization;
using System.Reflection;
using TelemetryGen.Schema;

namespace TelemetryGen.Evolution.Tests;

/// <summary>Values as one text, so that two of them can be compared and a difference read.</summary>
internal static class PlainValues
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        IEnumerable<FieldValue> read => Record(read.Select(f => (f.Field.Name, f.Value))),
        IReadOnlyDictionary<string, object?> values => Record(values.Select(v => (v.Key, v.Value))),
        byte[] bytes => Convert.ToHexString(bytes),
        object?[] list => "[" + string.Join(", ", list.Select(Of)) + "]",
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        double number => Of((decimal)number),
        Enum named => Of(Convert.ToDecimal(named, CultureInfo.InvariantCulture)),
        byte or sbyte or short or ushort or int or uint or long or ulong => Of(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        Array numbers => Of(numbers.Cast<object?>().ToArray()),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        bool truth => truth ? "true" : "false",

        // A record of the contract: what a user sees of it.
        _ => Record(value.GetType().GetProperties().Where(p => !IsReserved(p)).Select(p => (p.Name, p.GetValue(value)))),
    };

    // The attribute of a positional parameter is the parameter's.
    private static bool IsReserved(PropertyInfo property) =>
        property.IsDefined(typeof(ReservedAttribute))
        || property.DeclaringType!.GetConstructors().SelectMany(c => c.GetParameters())
            .Any(p => p.Name == property.Name && p.IsDefined(typeof(ReservedAttribute)));

    private static string Record(IEnumerable<(string Name, object? Value)> fields) =>
        "{ " + string.Join(", ", fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name}: {Of(f.Value)}")) + " }";
}
