using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TelemetryGen.LocalHub.Page.Viewing;
using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Exporting;

/// <summary>Records as CSV or JSON, a part of the file at a time.</summary>
internal sealed class ExportWriter(SchemaSpec? schema, string? messageName)
{
    private static readonly string[] Head = ["enqueuedTime", "publisher", "partition", "sequenceNumber", "row"];
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly CellText? _cells = schema is null ? null : new CellText(schema);
    private readonly MessageSpec? _message = schema?.Messages.FirstOrDefault(m => m.Name == messageName);

    /// <summary>The file's first line: the fields of one type, or record and body for all.</summary>
    public string CsvHead() => CsvLine.Of(
        Head.Concat(_message is { } message ? message.LiveFields.Select(f => f.Name) : ["record", "body"]).Select(name => (name, false)));

    public string Csv(ExportedRecord record)
    {
        var item = record.Event;
        IEnumerable<(string, bool)> values = _message is not null && record.Values is { } one
            ? one.Fields.Select(f => (_cells!.Of(f), f.Value is decimal or double or float))
            : [(record.Values is { } any ? _cells!.Json(any) : "", false),
                (record.Values is null ? Convert.ToBase64String(item.Body.Span) : "", false)];
        return CsvLine.Of(
        [
            (Moment(item), false), (record.Publisher, false), (Number(item.Partition), true), (Number(item.SequenceNumber), true), (
                Number(record.Row), true), .. values,
        ]);
    }

    public string Json(ExportedRecord record)
    {
        var item = record.Event;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString(Head[0], Moment(item));
            json.WriteString(Head[1], record.Publisher);
            json.WriteNumber(Head[2], item.Partition);
            json.WriteNumber(Head[3], item.SequenceNumber);
            json.WriteNumber(Head[4], record.Row);
            if (record.Values is { } values)
            {
                json.WritePropertyName("record");
                json.WriteRawValue(_cells!.Json(values));
            }
            else
            {
                json.WriteBase64String("body", item.Body.Span);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Moment(StoredEvent item) =>
        item.EnqueuedTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
