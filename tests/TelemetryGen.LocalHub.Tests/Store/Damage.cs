using System.Globalization;
using Microsoft.Data.Sqlite;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

/// <summary>Stores with events in several blocks, and ways to damage them.</summary>
internal static class Damage
{
    public const int Events = 600;

    private const int PageBytes = 1024;

    /// <summary>A store with <see cref="Events"/> events of 1,000 bytes in partition 0 of the hub, in blocks of 64 KB.</summary>
    public static async Task FillAsync(TemporaryFolder directory)
    {
        await using var hub = await TestHub.StartAsync(directory: directory);
        for (var i = 0; i < Events; i += 300)
        {
            var batch = string.Join(',',
                Enumerable.Range(i, 300).Select(n => $"{{\"Body\":\"{n.ToString(CultureInfo.InvariantCulture).PadLeft(1000, '.')}\"}}"));
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/0/messages", Answers.Batch($"[{batch}]")));
        }
    }

    public static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Changes four bytes in the body of an event in a block.</summary>
    public static void ChangeBlock(string path, int id) => ChangeBlock(path, id, static data => "oops"u8.CopyTo(data.AsSpan(3000)));

    /// <summary>Changes a byte of a block.</summary>
    public static void ChangeBlock(string path, int id, int at, byte mask) => ChangeBlock(path, id, data => data[at] ^= mask);

    private static void ChangeBlock(string path, int id, Action<byte[]> change)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var read = new SqliteCommand("SELECT data FROM blocks WHERE id = $id", connection);
        read.Parameters.AddWithValue("$id", id);
        var data = (byte[])read.ExecuteScalar()!;
        change(data);
        using var write = new SqliteCommand("UPDATE blocks SET data = $data WHERE id = $id", connection);
        write.Parameters.AddWithValue("$data", data);
        write.Parameters.AddWithValue("$id", id);
        write.ExecuteNonQuery();
    }

    /// <summary>Makes pages zeros in the part of the file where the bytes of blocks are.</summary>
    public static void Zero(string path, int pages)
    {
        using var file = File.OpenWrite(path);
        file.Position = file.Length / 10 * 9 / PageBytes * PageBytes;
        file.Write(new byte[pages * PageBytes]);
    }

    /// <summary>Makes the page zeros from which the index of the blocks is reached.</summary>
    public static void ZeroIndex(string path)
    {
        long page;
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = new SqliteCommand("SELECT rootpage FROM sqlite_master WHERE name = 'blocks_by_sequence'", connection);
            page = (long)command.ExecuteScalar()!;
        }

        using var file = File.OpenWrite(path);
        file.Position = (page - 1) * PageBytes;
        file.Write(new byte[PageBytes]);
    }

    /// <summary>Makes the first or the last page zeros that has the beginnings of blocks, several of them.</summary>
    public static void ZeroLeaf(string path, bool first)
    {
        var content = File.ReadAllBytes(path);

        // Behind the small tables, a leaf of a table begins with its kind, 13; what a row has too much begins with a number of a page.
        var leaves = Enumerable.Range(100, (content.Length / PageBytes) - 100).Where(page => content[page * PageBytes] == 13).ToArray();
        Assert.True(leaves.Length >= 2, $"{leaves.Length} leaves");
        content.AsSpan((first ? leaves[0] : leaves[^1]) * PageBytes, PageBytes).Clear();
        File.WriteAllBytes(path, content);
    }
}
