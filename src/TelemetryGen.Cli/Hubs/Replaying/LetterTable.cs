using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using TelemetryGen.Cli.Schemas;

namespace TelemetryGen.Cli.Hubs.Replaying;

/// <summary>The table <c>dead_letters</c> of a SQLite file.</summary>
internal sealed class LetterTable(string path, int fromRow) : ILetters
{
    private const string Query = """
        SELECT id, reason, publisher, partition_key, content_type, properties, body FROM dead_letters WHERE id >= $from ORDER BY id
        """;

    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    public string Afterwards => "The table is as it was: delete its rows when all is well.";

    /// <summary>True for a SQLite file.</summary>
    /// <exception cref="CliException">There is no such file, or it may not be read.</exception>
    public static bool Is(string path)
    {
        using var file = SchemaFile.Open(path);
        var first = new byte[Magic.Length];
        return file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && first.SequenceEqual(Magic);
    }

    public async IAsyncEnumerable<Letter> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = Query;
        command.Parameters.AddWithValue("$from", fromRow);
        await using var rows = Read(command);
        while (await rows.ReadAsync(cancellation))
        {
            yield return Row(rows);
        }
    }

    private SqliteDataReader Read(SqliteCommand command)
    {
        try
        {
            return command.ExecuteReader();
        }
        catch (SqliteException error)
        {
            throw new CliException($"{path} has no dead letters of TelemetryGen.Server: {error.Message.TrimEnd('.')}.", ExitCode.Failure);
        }
    }

    private static Letter Row(SqliteDataReader row)
    {
        var id = row.GetInt64(0).ToString(CultureInfo.InvariantCulture);
        var letter = new Letter($"row {id}", $"--from-line {id}", row.GetString(1), row.GetFieldValue<byte[]>(6))
        {
            Publisher = Text(row, 2), PartitionKey = Text(row, 3), ContentType = Text(row, 4),
        };
        if (Text(row, 5) is not { } properties)
        {
            return letter;
        }

        using var document = JsonDocument.Parse(properties);
        return letter with { Properties = Letter.Headers(document.RootElement) };
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
