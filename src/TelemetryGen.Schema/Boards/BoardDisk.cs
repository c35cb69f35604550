namespace TelemetryGen.Schema;

/// <summary>The file system of a board's flash, as its firmware makes it.</summary>
/// <param name="Bytes">For files and directories.</param>
/// <param name="Cluster">Bytes that a file takes at least, and a multiple of which it takes.</param>
public sealed record BoardDisk(int Bytes, int Cluster)
{
    /// <summary>What a file takes of it.</summary>
    public long Taken(long length) => (length + Cluster - 1) / Cluster * Cluster;
}
