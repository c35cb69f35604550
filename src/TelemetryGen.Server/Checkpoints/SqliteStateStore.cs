namespace TelemetryGen.Server.Checkpoints;

/// <summary>State as rows of a SQLite file.</summary>
internal sealed class SqliteStateStore(SqliteFile file) : ITelemetryStateStore
{
    public ValueTask<byte[]?> LoadAsync(string key, CancellationToken cancellationToken)
    {
        using var connection = file.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM state WHERE key = $key";
        command.Parameters.AddWithValue("$key", key);
        return new(command.ExecuteScalar() as byte[]);
    }

    public ValueTask SaveAsync(string key, ReadOnlyMemory<byte> state, CancellationToken cancellationToken)
    {
        using var connection = file.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO state VALUES ($key, $bytes) ON CONFLICT (key) DO UPDATE SET bytes = excluded.bytes";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$bytes", state.ToArray());
        command.ExecuteNonQuery();
        return ValueTask.CompletedTask;
    }
}
