using Microsoft.Data.Sqlite;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>
/// What the index of blocks says of the next number of each partition, by its row. Numbers that were given once must not be given again,
/// also when their events are lost: who has read up to them would miss the new ones.
/// </summary>
internal static class StoreEnds
{
    /// <summary>Empty when the index is damaged too: what the events themselves say is then all that is known.</summary>
    public static IReadOnlyDictionary<long, long> Read(SqliteConnection connection)
    {
        var ends = new Dictionary<long, long>();
        try
        {
            using var command = new SqliteCommand("SELECT partition, max(last_sequence) + 1 FROM blocks GROUP BY partition", connection);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                ends[rows.GetInt64(0)] = rows.GetInt64(1);
            }
        }
        catch (SqliteException)
        {
            return new Dictionary<long, long>();
        }

        return ends;
    }
}
