using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store;

/// <summary>The served hubs, which the store keeps with their number of partitions.</summary>
internal static class HubCatalog
{
    /// <summary>Finds or makes each hub. Names are found without case, as in Azure.</summary>
    /// <exception cref="LocalHubException">A hub is there with another number of partitions.</exception>
    public static IReadOnlyDictionary<string, HubInfo> Load(SqliteConnection connection, IReadOnlyList<string> names, int partitions)
    {
        var hubs = new Dictionary<string, HubInfo>(StringComparer.OrdinalIgnoreCase);
        using var transaction = connection.BeginTransaction();
        foreach (var name in names)
        {
            hubs.Add(name, Find(connection, transaction, name, partitions) ?? Make(connection, transaction, name, partitions));
        }

        transaction.Commit();
        return hubs;
    }

    private static HubInfo? Find(SqliteConnection connection, SqliteTransaction transaction, string name, int partitions)
    {
        using var command = new SqliteCommand("SELECT id, partitions FROM hubs WHERE name = $name", connection, transaction);
        command.Parameters.AddWithValue("$name", name);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
        {
            return null;
        }

        // Another number would send the same key to another partition, and its events out of order.
        return reader.GetInt32(1) == partitions
            ? new HubInfo(reader.GetInt64(0), name, partitions)
            : throw new LocalHubException(
                LocalHubError.StoreUnusable,
                $"Hub {name} has {reader.GetInt32(1)} partitions in this data directory, the options say {partitions}. "
                + "The number is fixed once a hub is made.");
    }

    private static HubInfo Make(SqliteConnection connection, SqliteTransaction transaction, string name, int partitions)
    {
        using var hub = new SqliteCommand(
            "INSERT INTO hubs (name, partitions) VALUES ($name, $partitions) RETURNING id", connection, transaction);
        hub.Parameters.AddWithValue("$name", name);
        hub.Parameters.AddWithValue("$partitions", partitions);
        var id = (long)hub.ExecuteScalar()!;

        using var row = new SqliteCommand(
            "INSERT INTO partitions (hub, partition, next_sequence, next_offset) VALUES ($hub, $partition, 0, 0)", connection, transaction);
        row.Parameters.AddWithValue("$hub", id);
        var partition = row.Parameters.AddWithValue("$partition", 0);
        for (var i = 0; i < partitions; i++)
        {
            partition.Value = i;
            row.ExecuteNonQuery();
        }

        return new HubInfo(id, name, partitions);
    }
}
