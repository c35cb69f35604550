using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TelemetryGen.EventHubs;
using TelemetryGen.Server.Checkpoints;

namespace TelemetryGen.Server.DeadLetters;

/// <summary>Dead letters as rows of a SQLite file, which several processes of a machine can share and which SQL can count.</summary>
internal sealed class DeadLetterTable(string path) : IDeadLetterStore
{
    private const string Table = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS dead_letters (
            id INTEGER PRIMARY KEY, time TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, schema TEXT NOT NULL,
            schema_version INTEGER, template_id INTEGER, partition TEXT NOT NULL, sequence_number INTEGER NOT NULL, offset TEXT NOT NULL,
            enqueued_time TEXT NOT NULL, publisher TEXT, partition_key TEXT, content_type TEXT, properties TEXT, failed_records TEXT,
            body BLOB NOT NULL);
        """;

    private const string Insert = """
        INSERT INTO dead_letters (
            time, reason, detail, schema, schema_version, template_id, partition, sequence_number, offset, enqueued_time, publisher,
            partition_key, content_type, properties, failed_records, body)
        VALUES (
            $time, $reason, $detail, $schema, $version, $template, $partition, $number, $offset, $enqueued, $publisher, $key, $contentType,
            $properties, $failed, $body)
        """;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 30,
    }.ToString();

    public string Description => $"table dead_letters of {path}";

    public ValueTask WriteAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        PrivateFile.Make(path);
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Table;
        command.ExecuteNonQuery();
        command.CommandText = Insert;
        foreach (var (name, value) in Values(letter))
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<(string Name, object? Value)> Values(DeadLetter letter)
    {
        var e = letter.Event;
        var known = MessageHeader.TryRead(e.Body.Span, out var header);
        return
        [
            ("$time", Text(letter.Time)), ("$reason", letter.Reason.ToString()), ("$detail", letter.Detail), ("$schema", letter.Schema),
            ("$version", known ? header.Version : null), ("$template", known ? header.TemplateId : null),
            ("$partition", e.PartitionId), ("$number", e.SequenceNumber), ("$offset", e.Offset), ("$enqueued", Text(e.EnqueuedTime)),
            ("$publisher", e.Publisher), ("$key", e.PartitionKey), ("$contentType", e.ContentType), ("$properties", Properties(e)),
            ("$failed", letter.FailedRecords.Count == 0 ? null : string.Join(',', letter.FailedRecords)), ("$body", e.Body.ToArray()),
        ];
    }

    // As SQLite's own functions read times.
    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string? Properties(in TelemetryEvent e)
    {
        if (e.Properties is not { Count: > 0 } properties)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            EventPropertyJson.WriteAll(json, properties);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
