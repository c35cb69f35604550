namespace TelemetryGen.Schema;

/// <summary>The memory of a board, and what of it the sample program takes (docs/targets/micropython-memory.md says how it was measured).</summary>
/// <param name="Bytes">What a program finds.</param>
/// <param name="Reading">What the half of the program that reads and stores needs, before its records.</param>
/// <param name="Sending">What the half that sends needs, TLS apart.</param>
/// <param name="BatchBytes">The most bytes of one event.</param>
/// <param name="IsSmall">Texts of errors and line numbers have no room.</param>
public sealed record BoardHeap(int Bytes, int Reading, int Sending, int BatchBytes, bool IsSmall)
{
    /// <summary>What records may take: their modules and their buffers.</summary>
    public int Records => Bytes - Reading;
}
