using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>A number in a record that can be drawn.</summary>
/// <param name="Message">The record's type.</param>
/// <param name="Path">The field, from the record on: <c>Soil.Moisture</c>, <c>Levels[2]</c>.</param>
/// <param name="Unit">Its unit; "" without one.</param>
public sealed record MeasuredField(string Message, string Path, string Unit);

/// <summary>
/// The numbers of a record: integers, scaled fields, floats and durations, also in records and arrays inside of it. Not its counters.
/// </summary>
internal static class Measurements
{
    // Of an array more lines than that cannot be told from each other.
    private const int MaxElements = 8;

    public static IEnumerable<(MeasuredField Field, double Value)> Of(MessageValues record) => Of(record.Message.Name, "", record.Fields);

    private static IEnumerable<(MeasuredField Field, double Value)> Of(string message, string before, IEnumerable<FieldValue> fields)
    {
        foreach (var (field, value) in fields)
        {
            var path = before + field.Name;
            if (value is IEnumerable<FieldValue> inside)
            {
                foreach (var found in Of(message, path + ".", inside))
                {
                    yield return found;
                }
            }
            else if (value is object?[] list && field.IsArray)
            {
                for (var i = 0; i < Math.Min(MaxElements, list.Length); i++)
                {
                    if (Number(field, list[i]) is { } element)
                    {
                        yield return (Named(message, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]", field), element);
                    }
                }
            }
            else if (Number(field, value) is { } number)
            {
                yield return (Named(message, path, field), number);
            }
        }
    }

    private static MeasuredField Named(string message, string path, FieldSpec field) =>
        new(message, path, UnitOf(field));

    /// <summary>The unit in which numbers of a field are shown; "" without one.</summary>
    public static string UnitOf(FieldSpec field) => field.Kind == FieldKind.Duration ? "s" : FieldFacts.From(field).Unit ?? "";

    /// <summary>A value as a number; null for null and for what is none.</summary>
    public static double? Number(FieldSpec field, object? value) => value switch
    {
        _ when field.Sequence || field.Kind is FieldKind.Enumeration or FieldKind.Flags => null,
        decimal number => (double)number,
        double number when double.IsFinite(number) => number,
        float number when float.IsFinite(number) => number,
        TimeSpan duration => duration.TotalSeconds,
        _ => null,
    };
}
