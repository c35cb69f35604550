using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.Json;
using TelemetryGen.Cli.Input;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>The kinds of settings that there are.</summary>
internal static class SettingKinds
{
    /// <summary>How a command line says that there is no such value.</summary>
    public const string None = "none";

    private static readonly (string Suffix, long Bytes)[] Units = [("GB", 1L << 30), ("MB", 1L << 20), ("KB", 1L << 10), ("", 1)];

    public static SettingKind<bool> Switch { get; } = new(
        "", "true or false", [JsonTokenType.True, JsonTokenType.False], ParseSwitch, static on => on ? "true" : "");

    public static SettingKind<IPAddress> Address { get; } = new(
        "address",
        "an IP address, such as 192.168.1.10 or ::1",
        [JsonTokenType.String],
        ParseAddress,
        static address => address.ToString());

    public static SettingKind<Uri?> Endpoint { get; } = new(
        "uri", "an http or https address", [JsonTokenType.String], ParseEndpoint, static uri => uri?.AbsoluteUri ?? "");

    public static SettingKind<PageAddress> Page { get; } = new(
        "place",
        "a port from 0 to 65535, or an IP address with one, such as 0.0.0.0:8480",
        [JsonTokenType.Number, JsonTokenType.String],
        static (IReadOnlyList<string> texts, [NotNullWhen(true)] out PageAddress? value) => PageAddress.TryParse(texts[0], out value),
        static page => page.ToString());

    public static SettingKind<string> Variable { get; } = new(
        "variable",
        "the name of an environment variable that holds the connection string: letters, digits and _, never the connection string itself",
        [JsonTokenType.String],
        static (IReadOnlyList<string> texts, [MaybeNullWhen(false)] out string value) =>
            (value = texts[0]).Length > 0 && !char.IsAsciiDigit(value[0])
            && value.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_'),
        static name => name)
    { MayBeSecret = true };

    public static SettingKind<TimeSpan> Time { get; } = new("time", Duration.MustBe, [JsonTokenType.String], ParseTime, Duration.Show);

    public static SettingKind<long> Size { get; } = new(
        "size",
        "a whole number of bytes, or one with KB, MB or GB, such as 10GB",
        [JsonTokenType.String, JsonTokenType.Number],
        ParseSize,
        static size => size.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same, or <c>none</c>, which in a file is null.</summary>
    public static SettingKind<T?> OrNone<T>(SettingKind<T> kind)
        where T : struct => new(
        kind.HelpName,
        kind.MustBe + ", or none",
        [.. kind.Json, JsonTokenType.Null],
        (IReadOnlyList<string> texts, out T? value) =>
        {
            var good = kind.Parse(texts, out var some);
            value = good ? some : null;
            return good || texts is [None];
        },
        value => value is { } some ? kind.Show(some) : None);

    public static SettingKind<string> Text(string helpName) => new(
        helpName, "a text", [JsonTokenType.String], static (IReadOnlyList<string> texts, [MaybeNullWhen(false)] out string value) =>
            (value = texts[0]).Length > 0, static text => text);

    public static SettingKind<IReadOnlyList<string>> Texts(string helpName) => new(
        helpName,
        "a text, or in a file a list of texts",
        [JsonTokenType.String, JsonTokenType.StartArray],
        static (IReadOnlyList<string> texts, [MaybeNullWhen(false)] out IReadOnlyList<string> value) =>
            (value = texts).All(static text => text.Length > 0),
        static texts => string.Join(", ", texts))
    { IsList = true };

    public static SettingKind<int> Number(int least, int most) => new(
        "number",
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        [JsonTokenType.Number],
        (IReadOnlyList<string> texts, out int value) =>
            int.TryParse(texts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least
                && value <= most,
        static number => number.ToString(CultureInfo.InvariantCulture));

    public static SettingKind<T> Choice<T>(string helpName)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(static name => name.ToLowerInvariant()).ToArray();
        return new(
            helpName,
            $"{string.Join(", ", names[..^1])} or {names[^1]}",
            [JsonTokenType.String],
            (IReadOnlyList<string> texts, out T value) =>
            {
                // Not a number, which Enum would take.
                var known = names.Contains(texts[0], StringComparer.OrdinalIgnoreCase);
                value = known ? Enum.Parse<T>(texts[0], ignoreCase: true) : default;
                return known;
            },
            static value => value.ToString().ToLowerInvariant());
    }

    private static bool ParseSwitch(IReadOnlyList<string> texts, out bool value)
    {
        value = texts is [] or ["true"];
        return value || texts is ["false"];
    }

    private static bool ParseAddress(IReadOnlyList<string> texts, [MaybeNullWhen(false)] out IPAddress value) =>
        StrictAddress.TryParse(texts[0], out value);

    private static bool ParseEndpoint(IReadOnlyList<string> texts, out Uri? value) =>
        Uri.TryCreate(texts[0], UriKind.Absolute, out value) && value.Scheme is "http" or "https";

    private static bool ParseTime(IReadOnlyList<string> texts, out TimeSpan value) => Duration.TryParse(texts[0], out value);

    private static bool ParseSize(IReadOnlyList<string> texts, out long value)
    {
        var (suffix, unit) = Units.First(unit => texts[0].EndsWith(unit.Suffix, StringComparison.OrdinalIgnoreCase));
        var good = long.TryParse(texts[0].AsSpan()[..^suffix.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= long.MaxValue / unit;
        value = good ? count * unit : 0;
        return good;
    }
}
