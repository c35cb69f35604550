using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TelemetryGen.LocalHub.Store;

/// <summary>A hub and how its events are spread over partitions.</summary>
internal sealed class HubInfo(long id, string name, int partitions)
{
    private uint _next;

    public long Id { get; } = id;

    public string Name { get; } = name;

    public int Partitions { get; } = partitions;

    /// <summary>
    /// The same key always goes to the same partition, also after a restart and on another machine. SHA-256 for its even spread and
    /// because it will never change; Azure's own hash is not documented, so partitions differ from Azure's.
    /// </summary>
    public int PartitionOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return (int)(BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Partitions);
    }

    /// <summary>For events without a key: each partition in turn.</summary>
    public int NextPartition() => (int)((Interlocked.Increment(ref _next) - 1) % (uint)Partitions);
}
