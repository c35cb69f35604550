using System.Globalization;
using Acme.Greenhouse;
using Microsoft.Data.Sqlite;
using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.DeadLetters;

/// <summary>Dead letters as rows of SQLite.</summary>
public sealed class DeadLetterTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("letters/letters.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_row_has_all_of_the_event_and_why_it_is_there()
    {
        await using var server = await TestServer.StartAsync(t => t
            .DeadLetterToTable(Path).Handle<Climate>((_, _) => throw new InvalidOperationException("no room")));

        await server.Source.SendAsync(Bodies.Batch(1, 2));
        await server.Source.SendAsync((string?)null, [7, 8]);

        Assert.Equal(
            [
                "HandlerFailed|Climate#1: InvalidOperationException: no room|Acme.Greenhouse|3|32769|0|0|64|wipy-01||{\"row\":3}|0,1|"
                    + Convert.ToHexString(Bodies.Batch(1, 2)),
                "Damaged|Acme.Greenhouse.MessageTruncated|Acme.Greenhouse|||0|1|128|||{\"row\":3}||0708",
            ],
            Rows("""
                SELECT reason, CASE reason WHEN 'Damaged' THEN 'Acme.Greenhouse.MessageTruncated' ELSE detail END, schema, schema_version,
                    template_id, partition, sequence_number, offset, publisher, content_type, properties, failed_records, hex(body)
                FROM dead_letters ORDER BY id
                """));
        Assert.Equal(["1"], Rows("SELECT abs(julianday(time) - julianday('now')) < 1 FROM dead_letters WHERE id = 1"));
    }

    [Fact]
    public async Task Several_processes_write_to_one_file_and_its_owner_alone_reads_it()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(process => Task.Run(async () =>
        {
            var table = new DeadLetterTable(Path);
            for (var i = 0; i < 25; i++)
            {
                await table.WriteAsync(Letter($"{process}"), TestContext.Current.CancellationToken);
            }
        })));

        Assert.Equal(["0|25", "1|25", "2|25", "3|25"], Rows("SELECT detail, count(*) FROM dead_letters GROUP BY detail ORDER BY detail"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        }
    }

    private static DeadLetter Letter(string detail) => new(
        DeadLetterReason.Damaged, detail, "Acme.Greenhouse", new() { Body = new byte[] { 1 }, PartitionId = "0", Offset = "0" }, [],
        Bodies.Start);

    private List<string> Rows(string query)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount)
                .Select(i => rows.IsDBNull(i) ? "" : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return found;
    }
}
