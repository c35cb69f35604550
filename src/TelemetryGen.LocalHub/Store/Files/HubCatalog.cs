using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store.Files;

/// <summary>The hubs of a store: those that are served, and the logs of all.</summary>
/// <param name="Served">By name, which is found without case, as in Azure.</param>
/// <param name="Logs">The partitions of every hub in the store, by their row.</param>
/// <param name="NotServed">Names of hubs that are in the store and not among the options.</param>
internal sealed record HubCatalog(
    IReadOnlyDictionary<string, HubInfo> Served, IReadOnlyDictionary<long, PartitionLog> Logs, IReadOnlyList<string> NotServed)
{
    /// <summary>Finds or makes each hub.</summary>
    /// <param name="connection">The writer's.</param>
    /// <param name="log">Makes the log of a partition: its row, its hub, its number.</param>
    /// <param name="names">The hubs to serve.</param>
    /// <param name="partitions">Of each hub.</param>
    /// <exception cref="LocalHubException">A hub is there with another number of partitions.</exception>
    public static HubCatalog Load(
        SqliteConnection connection, Func<long, string, int, PartitionLog> log, IReadOnlyList<string> names, int partitions)
    {
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var name in names)
            {
                Ensure(connection, transaction, name, partitions);
            }

            transaction.Commit();
        }

        var all = Read(connection, log);
        var served = new Dictionary<string, HubInfo>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            // By the name of the options: that is what answers and events say.
            served.Add(name, new HubInfo(name, [.. all.Where(log => Same(log.Hub, name)).OrderBy(static log => log.Partition)]));
        }

        var others = all.Select(static log => log.Hub).Distinct().Where(name => !served.ContainsKey(name));
        return new HubCatalog(served, all.ToDictionary(static log => log.Id), [.. others]);
    }

    private static void Ensure(SqliteConnection connection, SqliteTransaction transaction, string name, int partitions)
    {
        using var find = new SqliteCommand("SELECT partitions FROM hubs WHERE name = $name", connection, transaction);
        find.Parameters.AddWithValue("$name", name);
        var found = find.ExecuteScalar();
        if (found is null)
        {
            Make(connection, transaction, name, partitions);
            return;
        }

        // Another number would send the same key to another partition, and its events out of order.
        if ((long)found != partitions)
        {
            throw new LocalHubException(
                LocalHubError.StoreUnusable,
                $"Hub {name} has {found} partitions in this data directory, the options say {partitions}. "
                + "The number is fixed once a hub is made.");
        }
    }

    private static void Make(SqliteConnection connection, SqliteTransaction transaction, string name, int partitions)
    {
        using var hub = new SqliteCommand(
            "INSERT INTO hubs (name, partitions) VALUES ($name, $partitions) RETURNING id", connection, transaction);
        hub.Parameters.AddWithValue("$name", name);
        hub.Parameters.AddWithValue("$partitions", partitions);
        var id = (long)hub.ExecuteScalar()!;

        using var row = new SqliteCommand("INSERT INTO partitions (hub, number) VALUES ($hub, $number)", connection, transaction);
        row.Parameters.AddWithValue("$hub", id);
        var number = row.Parameters.AddWithValue("$number", 0);
        for (var i = 0; i < partitions; i++)
        {
            number.Value = i;
            row.ExecuteNonQuery();
        }
    }

    private static List<PartitionLog> Read(SqliteConnection connection, Func<long, string, int, PartitionLog> log)
    {
        using var command = new SqliteCommand(
            "SELECT partitions.id, hubs.name, number FROM partitions JOIN hubs ON hubs.id = hub ORDER BY partitions.id", connection);
        using var rows = command.ExecuteReader();
        var logs = new List<PartitionLog>();
        while (rows.Read())
        {
            logs.Add(log(rows.GetInt64(0), rows.GetString(1), rows.GetInt32(2)));
        }

        return logs;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
