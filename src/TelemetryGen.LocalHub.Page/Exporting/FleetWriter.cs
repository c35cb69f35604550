using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Exporting;

/// <summary>The fleet as CSV or JSON: a row a publisher, spans in seconds, what is not known empty or null.</summary>
internal static class FleetWriter
{
    private static readonly string[] Head =
        ["publisher", "state", "lastSeen", "schemaVersion", "clockBehind", "lag", "interval", "events", "deadLetters"];

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Csv(IEnumerable<FleetRow> rows, IReadOnlyList<MeasuredField> fields, DateTimeOffset now)
    {
        var text = new StringBuilder(CsvLine.Of(
            Head.Concat(fields.Select(f => $"{f.Message}.{f.Path}{(f.Unit.Length > 0 ? $" ({f.Unit})" : "")}"))
                .Select(name => (name, false))));
        foreach (var row in rows)
        {
            var p = row.Publisher;
            double?[] numbers =
                [row.Version, p.ClockBehind?.TotalSeconds, p.Lag?.TotalSeconds, p.Interval?.TotalSeconds, p.Events, p.DeadLetters];
            text.Append(CsvLine.Of(
            [
                (p.Name, false), (Word(p, now), false), (Moment(p.LastSeen), false),
                .. numbers.Concat(row.Values).Select(n => (n?.ToString(CultureInfo.InvariantCulture) ?? "", true)),
            ]));
        }

        return text.ToString();
    }

    public static string Json(IEnumerable<FleetRow> rows, IReadOnlyList<MeasuredField> fields, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                Write(json, row, fields, now);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, FleetRow row, IReadOnlyList<MeasuredField> fields, DateTimeOffset now)
    {
        var p = row.Publisher;
        json.WriteStartObject();
        json.WriteString(Head[0], p.Name);
        json.WriteString(Head[1], Word(p, now));
        json.WriteString(Head[2], Moment(p.LastSeen));
        WriteNumber(json, Head[3], row.Version);
        WriteNumber(json, Head[4], p.ClockBehind?.TotalSeconds);
        WriteNumber(json, Head[5], p.Lag?.TotalSeconds);
        WriteNumber(json, Head[6], p.Interval?.TotalSeconds);
        json.WriteNumber(Head[7], p.Events);
        json.WriteNumber(Head[8], p.DeadLetters);
        json.WriteStartArray("values");
        foreach (var (field, value) in fields.Zip(row.Values))
        {
            json.WriteStartObject();
            json.WriteString("record", field.Message);
            json.WriteString("field", field.Path);
            WriteNumber(json, "value", value);
            json.WriteString("unit", field.Unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Word(Publisher publisher, DateTimeOffset now) => publisher.StateAt(now).ToString().ToLowerInvariant();

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
