using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace TelemetryGen.LocalHub.Store;

/// <summary>A hub and how its events are spread over partitions.</summary>
/// <param name="name">As the options name it.</param>
/// <param name="logs">Its partitions, from 0.</param>
internal sealed class HubInfo(string name, IReadOnlyList<PartitionLog> logs)
{
    private readonly BoundedCache<string, int> _ofKey = new(10_000);
    private uint _next;

    public string Name { get; } = name;

    public IReadOnlyList<PartitionLog> Logs { get; } = logs;

    public int Partitions => Logs.Count;

    /// <summary>
    /// The same key always goes to the same partition, also after a restart and on another machine. SHA-256 for its even spread and
    /// because it will never change; Azure's own hash is not documented, so partitions differ from Azure's.
    /// </summary>
    public int PartitionOf(string key) => _ofKey.Get(key, name => Hash(name, Partitions));

    /// <summary>The partition of this name, which is its number as .NET writes it; null when there is none.</summary>
    public PartitionLog? Find(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number < Partitions
        && number.ToString(CultureInfo.InvariantCulture) == id
            ? Logs[number]
            : null;

    /// <summary>For events without a key: each partition in turn.</summary>
    public int NextPartition() => (int)((Interlocked.Increment(ref _next) - 1) % (uint)Partitions);

    private static int Hash(string key, int partitions) =>
        (int)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key))) % (ulong)partitions);
}
