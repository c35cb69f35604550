using System.Collections;

namespace TelemetryGen.Schema;

/// <summary>What a caller gives as values, made to what an encoder takes.</summary>
internal static class GivenValues
{
    /// <summary>The value of a field; null only for one that may be null.</summary>
    public static object? Get(IReadOnlyDictionary<string, object?> values, FieldSpec field, FieldPath path) =>
        values.TryGetValue(field.Name, out var value) && value is not null ? value
        : field.Optional ? null
        : throw new MessageFormatException($"{path} is null; it is not declared nullable.", path.Message, path.Field)
        {
            Kind = MessageFormatErrorKind.MissingValue,
        };

    /// <summary>The numbers of an array or the entries of a group; none for null.</summary>
    public static IReadOnlyList<object?> List(object? value, FieldPath path) => value switch
    {
        null => [],
        string or byte[] or IReadOnlyDictionary<string, object?> or IEnumerable<FieldValue> =>
            throw FieldEncoder.WrongType(path, value, "a list"),
        IEnumerable list => [.. list.Cast<object?>()],
        _ => throw FieldEncoder.WrongType(path, value, "a list"),
    };

    /// <summary>The values of a record: by name, or as a reader gave them.</summary>
    public static IReadOnlyDictionary<string, object?> Record(object? value, MessageSpec nested, FieldPath path) => value switch
    {
        IReadOnlyDictionary<string, object?> values => values,
        IEnumerable<FieldValue> read => read.ToDictionary(v => v.Field.Name, v => v.Value),
        _ => throw FieldEncoder.WrongType(path, value, $"the fields of a {nested.Name}"),
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
