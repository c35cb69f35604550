using System.Globalization;
using System.Text.RegularExpressions;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// Values that the XML writes as texts, parsed as the primitive that they are of: a reader that knows a uint16 takes 3000 and not 3000.0,
/// 3E3 or +3000.
/// </summary>
internal static partial class SbeValueForms
{
    /// <summary>Whether the text is a value of the primitive, its null value among them.</summary>
    public static bool Fits(string primitive, string text) => primitive switch
    {
        "char" => text.Length == 1 && char.IsAscii(text[0]),
        "float" => text == "NaN"
            || (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var single) && float.IsFinite(single)),
        "double" => text == "NaN"
            || (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)),
        "int8" => IsWhole(text) && sbyte.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uint8" => IsWhole(text) && byte.TryParse(text, CultureInfo.InvariantCulture, out _),
        "int16" => IsWhole(text) && short.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uint16" => IsWhole(text) && ushort.TryParse(text, CultureInfo.InvariantCulture, out _),
        "int32" => IsWhole(text) && int.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uint32" => IsWhole(text) && uint.TryParse(text, CultureInfo.InvariantCulture, out _),
        "int64" => IsWhole(text) && long.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uint64" => IsWhole(text) && ulong.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    /// <summary>Whether the text is the number of a bit in so many bytes.</summary>
    public static bool IsBit(string text, int bytes) =>
        IsWhole(text) && byte.TryParse(text, CultureInfo.InvariantCulture, out var bit) && bit < bytes * 8;

    private static bool IsWhole(string text) => Whole().IsMatch(text);

    [GeneratedRegex(@"^(0|-?[1-9][0-9]*)\z")]
    private static partial Regex Whole();
}
