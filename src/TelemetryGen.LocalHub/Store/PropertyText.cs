using System.Globalization;
using System.Text.Json;

namespace TelemetryGen.LocalHub.Store;

/// <summary>
/// User properties as one text column: a JSON object whose values are strings with the type before a colon, such as
/// <c>{"row":"int:3","name":"string:north"}</c>. JSON's own numbers would not tell int from long from double.
/// </summary>
internal static class PropertyText
{
    private static readonly Dictionary<string, object> None = [];

    /// <summary>Null for no properties.</summary>
    public static string? Write(IReadOnlyDictionary<string, object> properties) =>
        properties.Count == 0 ? null : JsonSerializer.Serialize(properties.ToDictionary(p => p.Key, p => Write(p.Value)));

    public static IReadOnlyDictionary<string, object> Read(string? text) => text is null
        ? None
        : JsonSerializer.Deserialize<Dictionary<string, string>>(text)!.ToDictionary(p => p.Key, p => Read(p.Key, p.Value));

    private static string Write(object value) => value switch
    {
        int number => $"int:{number.ToString(CultureInfo.InvariantCulture)}",
        long number => $"long:{number.ToString(CultureInfo.InvariantCulture)}",
        double number => $"double:{number.ToString("R", CultureInfo.InvariantCulture)}",
        bool truth => truth ? "bool:true" : "bool:false",
        string text => $"string:{text}",
        _ => throw new ArgumentException($"A user property cannot be a {value.GetType()}.", nameof(value)),
    };

    private static object Read(string name, string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var value = text[(colon + 1)..];
        return text[..Math.Max(colon, 0)] switch
        {
            "int" => int.Parse(value, CultureInfo.InvariantCulture),
            "long" => long.Parse(value, CultureInfo.InvariantCulture),
            "double" => double.Parse(value, CultureInfo.InvariantCulture),
            "bool" => bool.Parse(value),
            "string" => value,
            _ => throw new FormatException($"The stored property '{name}' has no known type."),
        };
    }
}
