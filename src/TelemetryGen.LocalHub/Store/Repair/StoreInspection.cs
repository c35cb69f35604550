using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>Looks through a store: SQLite's own check of the file, then every event.</summary>
internal static class StoreInspection
{
    private const int MostOfSqlite = 20;

    /// <param name="path">The store.</param>
    /// <param name="progress">Told the share that is read.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="isReadOnly">It is on a medium that cannot be written.</param>
    public static StoreReport Run(
        string path, IProgress<double>? progress, CancellationToken cancellation, bool isReadOnly = false)
    {
        var problems = new ProblemList();
        using var connection = StoreSchema.OpenExisting(path, isReadOnly);
        try
        {
            Structure(connection, problems);
            var numbers = new NumberCheck(PartitionRow.Read(connection), problems);
            foreach (var (partition, item) in new SalvageReader(connection, problems).Read(progress, cancellation))
            {
                numbers.Accept(partition, item.SequenceNumber, item.Position);
            }

            numbers.End(StoreEnds.Read(connection));
            return new StoreReport(numbers.Events, numbers.Lost, problems.ToList());
        }
        catch (SqliteException e)
        {
            problems.Add($"The tables of hubs cannot be read: {e.Message}");
            return new StoreReport(0, 0, problems.ToList());
        }
    }

    private static void Structure(SqliteConnection connection, ProblemList problems)
    {
        try
        {
            using var command = new SqliteCommand($"PRAGMA integrity_check({MostOfSqlite})", connection);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                if (rows.GetString(0) is not "ok" and var found)
                {
                    problems.Add(found.ReplaceLineEndings(" "));
                }
            }
        }
        catch (SqliteException e)
        {
            problems.Add(e.Message);
        }
    }
}
