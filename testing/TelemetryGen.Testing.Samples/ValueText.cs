using System.Collections;
using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Testing.Samples;

/// <summary>Values of any depth as one text, the same for what was given to a writer and what a reader gave back.</summary>
public static class ValueText
{
    /// <summary>
    /// A list as <c>[a, b]</c>, a record as <c>{Name: a}</c> by name, bytes as hex; null, and a list of none, as <c>null</c>.
    /// </summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        byte[] bytes => Convert.ToHexString(bytes),
        decimal number => number.ToString("0.############################", CultureInfo.InvariantCulture),
        DateTimeOffset timestamp => timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        IReadOnlyDictionary<string, object?> fields => Record(fields.Select(f => (f.Key, f.Value))),
        IEnumerable<FieldValue> fields => Record(fields.Select(f => (f.Field.Name, f.Value))),
        IEnumerable list => list.Cast<object?>().Select(Of).ToList() is { Count: > 0 } items ? $"[{string.Join(", ", items)}]" : "null",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Record(IEnumerable<(string Name, object? Value)> fields) =>
        $"{{{string.Join(", ", fields.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name}: {Of(f.Value)}"))}}}";
}
