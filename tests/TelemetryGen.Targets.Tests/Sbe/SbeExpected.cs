using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>What a reader of SBE is to find: values as a writer was given them, by path, as the wire counts them.</summary>
internal static class SbeExpected
{
    public static IEnumerable<(string Path, string Text)> Of(
        MessageSpec message, IReadOnlyDictionary<string, object?> values, string path = "", bool inComposite = false) =>
        message.LiveFields.SelectMany(f => Of(f, values[f.Name], path + f.Name, inComposite));

    private static IEnumerable<(string Path, string Text)> Of(FieldSpec field, object? value, string path, bool inComposite)
    {
        if (field.IsGroup)
        {
            return ((object?[]?)value ?? []).SelectMany((item, i) => field.NestedRecord is { } entry
                ? Of(entry, (Dictionary<string, object?>)item!, $"{path}[{i}].")
                : [($"{path}[{i}].Value", Text(field, item))]);
        }

        return field switch
        {
            { NestedRecord: { } nested } => Of(nested, (Dictionary<string, object?>)value!, path + ".", inComposite: true),

            // A member of a composite that is an enumeration cannot say whether it may be null.
            { Kind: FieldKind.Enumeration or FieldKind.Boolean, Optional: true } when value is null && inComposite
                && (field.Wire.Size() < 4 || field.Wire == WireType.Int32) => [(path, Number(field.Wire.NullValue()))],
            { Kind: FieldKind.Flags } when value is null && inComposite => [(path, Number(field.Wire.ToBits(field.Wire.NullValue())))],
            { Kind: FieldKind.Guid } => Items(Convert.FromHexString(((Guid)value!).ToString("N")).Select(b => (object?)b), field, path),
            { Kind: FieldKind.FixedBytes } => Items(((byte[])value!).Select(b => (object?)b), field, path),
            { IsArray: true } => Items((object?[])value!, field, path),
            _ => [(path, Text(field, value))],
        };
    }

    private static IEnumerable<(string Path, string Text)> Items(IEnumerable<object?> items, FieldSpec field, string path)
    {
        var list = items.ToList();
        return list.Select((item, i) => (list.Count == 1 ? path : $"{path}[{i}]", Text(field, item)));
    }

    private static string Text(FieldSpec field, object? value) => (field.Kind, value) switch
    {
        (FieldKind.Text or FieldKind.Bytes, null) => "",
        (_, null) => "null",
        (FieldKind.Boolean, bool truth) => field.Optional ? truth ? "1" : "0" : truth ? "true" : "false",
        (FieldKind.Flags, decimal bits) => Number(field.Wire.ToBits(bits)),
        (FieldKind.Scaled, decimal number) when field is { DecimalExponent: { } exponent, Offset: 0 } =>
            FormattableString.Invariant($"{Number(number / field.Step)}E{exponent}"),
        (FieldKind.Scaled, decimal number) => Number((number - field.Offset) / field.Step),
        (FieldKind.Timestamp, DateTimeOffset timestamp) =>
            Number((timestamp.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / field.Resolution switch
        {
            TimeResolution.Seconds => TimeSpan.TicksPerSecond,
            TimeResolution.Milliseconds => TimeSpan.TicksPerMillisecond,
            _ => TimeSpan.TicksPerMicrosecond,
        }),
        (FieldKind.Duration, TimeSpan span) => Number(span.Ticks / TimeSpan.TicksPerMillisecond),
        (_, byte[] bytes) => Convert.ToHexString(bytes),
        (_, string text) => text,
        (_, float number) => ((double)number).ToString("R", CultureInfo.InvariantCulture),
        (_, double number) => number.ToString("R", CultureInfo.InvariantCulture),
        (_, decimal number) => Number(number),
        _ => ((IFormattable)value!).ToString(null, CultureInfo.InvariantCulture),
    };

    private static string Number(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
