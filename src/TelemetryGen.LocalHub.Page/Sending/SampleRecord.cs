using System.Text.Encodings.Web;
using System.Text.Json;
using TelemetryGen.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Sending;

/// <summary>A first text for the form: a record of a type with values that it can carry, to be changed by a person.</summary>
internal static class SampleRecord
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(SchemaSpec schema, MessageSpec message, DateTimeOffset now)
    {
        var line = new MessageJsonWriter(schema).Write(new MessageValues(message, schema.Version, 0, Values(schema, message, now)));
        using var document = JsonDocument.Parse(line);
        return JsonSerializer.Serialize(document.RootElement, Indented);
    }

    private static FieldValue[] Values(SchemaSpec schema, MessageSpec message, DateTimeOffset now) =>
        [.. message.LiveFields.Select(field => new FieldValue(field, Value(schema, field, now)))];

    private static object? Value(SchemaSpec schema, FieldSpec field, DateTimeOffset now) =>
        field.IsGroup ? Array.Empty<object?>()
        : field.Kind == FieldKind.Record ? Values(schema, field.NestedRecord!, now)
        : field.Optional ? null
        : field.IsArray ? Enumerable.Repeat(Single(schema, field, now), field.Length).ToArray()
        : Single(schema, field, now);

    private static object Single(SchemaSpec schema, FieldSpec field, DateTimeOffset now) => field.Kind switch
    {
        FieldKind.Boolean => false,
        FieldKind.Timestamp => now,
        FieldKind.Text or FieldKind.FixedText => "",
        FieldKind.Bytes => Array.Empty<byte>(),
        FieldKind.FixedBytes => new byte[field.Length],
        FieldKind.Guid => Guid.NewGuid(),
        FieldKind.Float => field.FloatRange is { } range ? Math.Clamp(0, (double)range.Minimum, (double)range.Maximum) : 0.0,
        FieldKind.Duration => new TimeSpan(checked((long)Middle(field) * FieldFacts.From(field).CountedIn!.Ticks)),
        FieldKind.Scaled => field.ToUnits(Middle(field)) ?? 0m,
        FieldKind.Enumeration => schema.GetEnum(field).Members.Select(m => m.Value).FirstOrDefault(),
        FieldKind.Flags => 0m,
        _ => field.Sequence ? 0m : Middle(field),
    };

    // Of a declared range the middle; else 0.
    private static decimal Middle(FieldSpec field) =>
        field.Range is { } range
            ? Math.Round((range.Minimum / 2) + (range.Maximum / 2))
            : Math.Clamp(0, field.WireRange.Minimum, field.WireRange.Maximum);
}
