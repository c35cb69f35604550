using System.Collections;

namespace TelemetryGen.Schema;

/// <summary>What a caller gives as values, made to what an encoder takes.</summary>
internal static class GivenValues
{
    /// <summary>The value of a field; null only for one that may be null.</summary>
    public static object? Get(IReadOnlyDictionary<string, object?> values, FieldSpec field, Place place) =>
        values.TryGetValue(field.Name, out var value) && value is not null ? value
        : field.Optional ? null
        : throw new MessageFormatException($"{place} is null; it is not declared nullable.", place.Message, place.Field);

    /// <summary>The numbers of an array or the entries of a group; none for null.</summary>
    public static IReadOnlyList<object?> List(object? value, Place place) => value switch
    {
        null => [],
        string or byte[] or IReadOnlyDictionary<string, object?> or IEnumerable<FieldValue> => throw FieldEncoder.WrongType(place, value, "a list"),
        IEnumerable list => [.. list.Cast<object?>()],
        _ => throw FieldEncoder.WrongType(place, value, "a list"),
    };

    /// <summary>The values of a record: by name, or as a reader gave them.</summary>
    public static IReadOnlyDictionary<string, object?> Record(object? value, MessageSpec part, Place place) => value switch
    {
        IReadOnlyDictionary<string, object?> values => values,
        IEnumerable<FieldValue> read => read.ToDictionary(v => v.Field.Name, v => v.Value),
        _ => throw FieldEncoder.WrongType(place, value, $"the fields of a {part.Name}"),
    };

    /// <summary>A value in the words of an error.</summary>
    public static string Describe(object? value) => value switch
    {
        null => "null",
        string text => text,
        byte[] => "bytes",
        IReadOnlyDictionary<string, object?> or IEnumerable<FieldValue> => "a record",
        IEnumerable => "a list",
        _ => FormattableString.Invariant($"{value}"),
    };
}
