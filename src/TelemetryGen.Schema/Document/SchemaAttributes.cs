using System.Globalization;
using System.Xml.Linq;

namespace TelemetryGen.Schema;

/// <summary>Attributes of the schema document, each wrong one refused with its line.</summary>
internal static class SchemaAttributes
{
    public static string Required(XElement element, string name) =>
        (string?)element.Attribute(name) is { Length: > 0 } value
            ? value
            : throw Error(element, $"<{element.Name.LocalName}> has no {name}.");

    public static int Int(XElement element, string name, int minimum, int maximum)
    {
        var text = Required(element, name);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum
            && value <= maximum
            ? value
            : throw Error(element, $"{name} is '{text}'; it must be a whole number from {minimum} to {maximum}.");
    }

    public static bool Boolean(XElement element, string name) => (string?)element.Attribute(name) switch
    {
        null or "false" => false,
        "true" => true,
        var text => throw Error(element, $"{name} is '{text}'; it must be true or false."),
    };

    public static WireType Wire(XElement element, string name)
    {
        var text = Required(element, name);
        return WireTypes.FromSbeName(text) ?? throw Error(element, $"'{text}' is not a wire type.");
    }

    public static decimal? OptionalDecimal(XElement element, string name) =>
        (string?)element.Attribute(name) is { } text ? Decimal(element, text) : null;

    public static double? OptionalDouble(XElement element, string name)
    {
        if ((string?)element.Attribute(name) is not { } text)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Error(element, $"'{text}' is not a number.");
    }

    public static decimal Decimal(XElement element, string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? Decimals.Trimmed(value)
            : throw Error(element, $"'{text}' is not a number.");

    // A misspelt attribute would otherwise be a default that nobody chose.
    public static void ThrowIfUnknown(XElement element, params string[] known)
    {
        if (element.Attributes().FirstOrDefault(
            a => !a.IsNamespaceDeclaration && a.Name.NamespaceName.Length == 0 && !known.Contains(a.Name.LocalName)) is { } other)
        {
            throw Error(element, $"<{element.Name.LocalName}> has no attribute '{other.Name.LocalName}'.");
        }
    }

    private static SchemaDocumentException Error(XElement element, string message) => SchemaDocumentReader.Error(element, message);
}
