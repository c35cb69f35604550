using System.Globalization;
using Microsoft.Data.Sqlite;
using TelemetryGen.LocalHub.Store.Files;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>Copies what can be read of a store into a new one and puts that in its place.</summary>
internal static class StoreRepair
{
    public static StoreReport Run(string path, IProgress<double>? progress, CancellationToken cancellation)
    {
        var problems = new ProblemList();
        var repaired = path + ".repaired";
        NumberCheck? numbers = null;
        using (var connection = StoreSchema.OpenExisting(path))
        {
            try
            {
                var partitions = PartitionRow.Read(connection);
                numbers = new NumberCheck(partitions, problems);
                var events = new SalvageReader(connection, problems).Read(progress, cancellation);
                File.Delete(repaired);
                var ends = StoreEnds.Read(connection);
                StoreSchema.Make(
                    repaired, target => new SalvageWriter(target, partitions, numbers).Write(events, Position(connection), ends));
            }
            catch (SqliteException e) when (numbers is null)
            {
                throw new LocalHubException(
                    LocalHubError.StoreDamaged,
                    $"The tables of hubs in {path} cannot be read ({e.Message}), so nothing can be saved of it. Restore it from a copy.",
                    e);
            }
        }

        var old = Replace(path, repaired);
        return new StoreReport(numbers!.Events, numbers.Lost, problems.ToList(), old);
    }

    private static long Position(SqliteConnection connection) => TryRead(connection, "SELECT max(position) FROM state") ?? 0;

    private static long? TryRead(SqliteConnection connection, string sql)
    {
        try
        {
            return Sql.Scalar(connection, sql) as long?;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static string Replace(string path, string repaired)
    {
        var stamp = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var old = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}.damaged-{stamp}.db");
        foreach (var (from, to) in StoreSchema.FilesOf(path).Zip(StoreSchema.FilesOf(old)))
        {
            if (File.Exists(from))
            {
                File.Move(from, to);
            }
        }

        File.Move(repaired, path);
        return old;
    }
}
