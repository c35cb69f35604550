using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TelemetryGen.Schema;

namespace TelemetryGen.Json;

/// <summary>
/// Timestamps as RFC 3339 writes them, with seconds, and with Z or an offset: without one it would be the local time of whoever runs this.
/// </summary>
internal static partial class JsonTimestamps
{
    private const int DigitsOfTicks = 7;

    /// <exception cref="MessageFormatException">The value is no timestamp.</exception>
    public static WrittenValue Read(FieldPath path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || Form().Match(value.GetString()!) is not { Success: true } form)
        {
            throw FieldJsonReader.WrongType(path, value, "a moment such as \"2026-07-01T12:00:00Z\"");
        }

        var fraction = form.Groups["fraction"].Value.PadRight(DigitsOfTicks, '0')[..DigitsOfTicks];
        return DateTimeOffset.TryParseExact(
            $"{form.Groups["second"].ValueSpan}.{fraction}{form.Groups["zone"].ValueSpan}", "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var timestamp)
            ? new(timestamp, value.GetString()!)
            : throw FieldJsonReader.WrongType(
                path, value, "a moment that there is, in the years 1 to 9999 of UTC, seconds up to 59, an offset up to 14:00");
    }

    [GeneratedRegex(
        @"\A(?<second>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]+))?(?<zone>Z|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
