using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>A partition as the tables name it.</summary>
internal sealed record PartitionRow(long HubId, string Hub, int Partitions, int Number, long FirstSequence, long NextSequence)
{
    public override string ToString() => $"Hub {Hub} partition {Number}";

    /// <summary>All partitions by their row.</summary>
    public static IReadOnlyDictionary<long, PartitionRow> Read(SqliteConnection connection)
    {
        using var command = new SqliteCommand(
            """
            SELECT partitions.id, hubs.id, hubs.name, hubs.partitions, number, first_sequence, next_sequence
            FROM partitions JOIN hubs ON hubs.id = hub
            """,
            connection);
        using var rows = command.ExecuteReader();
        var read = new Dictionary<long, PartitionRow>();
        while (rows.Read())
        {
            read.Add(
                rows.GetInt64(0),
                new PartitionRow(
                    rows.GetInt64(1), rows.GetString(2), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt64(5), rows.GetInt64(6)));
        }

        return read;
    }
}
