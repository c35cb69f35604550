using TelemetryGen.Server.Checkpoints;
using TelemetryGen.Testing;

namespace TelemetryGen.Server.Tests.Checkpoints;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_was_deleted_is_told_of_and_used_again_when_it_is_back()
    {
        var path = _folder.File("telemetry.db");
        var file = new SqliteFile(path);
        Execute(file, "INSERT INTO state VALUES ('key', x'01')");
        Execute(file, "PRAGMA wal_checkpoint(TRUNCATE)");
        var copy = File.ReadAllBytes(path);
        foreach (var part in Directory.GetFiles(_folder.Path, "telemetry.db*"))
        {
            File.Delete(part);
        }

        var error = Assert.Throws<TelemetryServerException>(() => Execute(file, "DELETE FROM state"));
        Assert.StartsWith(
            $"The checkpoint file {path} was deleted or moved while the server ran.", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));

        File.WriteAllBytes(path, copy);
        Assert.Equal(1, Execute(file, "DELETE FROM state"));
    }

    private static int Execute(SqliteFile file, string text)
    {
        using var connection = file.Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        return command.ExecuteNonQuery();
    }
}
