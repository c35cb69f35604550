using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelemetryGen.Schema;

namespace TelemetryGen.Json;

/// <summary>
/// Spans of time as .NET writes them ("c"), hours, minutes and seconds always: <c>5</c> alone would be five days, <c>5:06</c> five hours.
/// </summary>
internal static partial class JsonDurations
{
    /// <exception cref="MessageFormatException">The value is no span of time.</exception>
    public static WrittenValue Read(FieldPath path, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Form().IsMatch(value.GetString()!)
        && TimeSpan.TryParseExact(value.GetString(), "c", CultureInfo.InvariantCulture, out var span)
            ? new(span, value.GetString()!)
            : throw FieldJsonReader.WrongType(path, value, "a span of time such as \"1.02:03:04.500\"");

    [GeneratedRegex(@"\A-?([0-9]+\.)?[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
