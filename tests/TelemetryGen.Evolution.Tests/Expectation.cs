using TelemetryGen.Schema;

namespace TelemetryGen.Evolution.Tests;

/// <summary>
/// What a reader of one version makes of what a sender of another wrote, by docs/wire-format.md and the contract's own words.
/// </summary>
internal static class Expectation
{
    // What the contract declares for senders that do not know the field; null for the others.
    private static readonly Dictionary<string, object> Defaults = new()
    {
        ["Station.Charging"] = true,
        ["Station.Mode"] = 1m,
        ["Station.Alarm"] = false,
        ["Station.Trend"] = new object[] { 0m, 0m, 0m },
        ["Station.Place"] = new Dictionary<string, object?> { ["Latitude"] = 0m, ["Longitude"] = 0m },
        ["Pulse.Marks"] = Array.Empty<object>(),
        ["Probe.Burnt"] = true,
        ["Mark.Source"] = 9m,
    };

    /// <param name="reader">The message, part of a message or entry as the reader knows it.</param>
    /// <param name="writer">The same as the sender knows it.</param>
    /// <param name="sent">What was sent.</param>
    /// <param name="missing">What stands for a field that the sender does not know; by default what the contract says.</param>
    public static Dictionary<string, object?> Of(
        MessageSpec reader, MessageSpec writer, IReadOnlyDictionary<string, object?> sent, Func<string, object?>? missing = null) =>
        reader.LiveFields.ToDictionary(f => f.Name, f => writer.Fields.FirstOrDefault(w => w.Name == f.Name) switch
        {
            null => missing is null ? Defaults.GetValueOrDefault($"{reader.Name}.{f.Name}") : missing($"{reader.Name}.{f.Name}"),
            { Reserved: true } => Reserved(f),
            var known => Value(f, known, sent[f.Name], missing),
        });

    // A sender that removed a field still fills its bytes.
    private static object[]? Reserved(FieldSpec field) =>
        field.Optional ? null : field.IsGroup ? [] : throw new InvalidOperationException($"No test removes a field like {field.Name}.");

    private static object? Value(FieldSpec reader, FieldSpec writer, object? sent, Func<string, object?>? missing) => sent switch
    {
        IReadOnlyDictionary<string, object?> record => Of(reader.NestedRecord!, writer.NestedRecord!, record, missing),
        object?[] entries when reader.NestedRecord is not null => entries.Select(e => Value(reader, writer, e, missing)).ToArray(),
        _ => sent,
    };
}
