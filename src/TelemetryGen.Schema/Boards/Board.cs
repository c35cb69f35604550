namespace TelemetryGen.Schema;

/// <summary>What a board can do that decides which messages it can send.</summary>
/// <param name="Name">As in <c>TelemetryGenBoards</c> and <c>--board</c>.</param>
/// <param name="HasFloats">Its firmware computes with floats.</param>
/// <param name="SmallIntBits">Whole numbers of so many bits, with sign, are kept without allocating.</param>
/// <param name="HasNativeEmitter">Its official firmware compiles functions to machine code that ask for it.</param>
/// <param name="Heap">Its memory; null where that is no question.</param>
/// <param name="Disk">The file system of its flash; null where that is no question.</param>
public sealed record Board(string Name, bool HasFloats, int SmallIntBits, bool HasNativeEmitter, BoardHeap? Heap, BoardDisk? Disk)
{
    /// <summary>The largest whole number that is kept without allocating.</summary>
    public decimal LargestSmallInt => (1L << (SmallIntBits - 1)) - 1;

    /// <summary>A program has to do without texts of errors and line numbers.</summary>
    public bool IsSmall => Heap is { IsSmall: true };

    /// <summary>
    /// Bits of a float's fraction: 53 of a double; 24 on boards of 32 bits, whose firmware has single floats; 0 without floats.
    /// </summary>
    public int FloatBits => !HasFloats ? 0 : Heap is null ? 53 : 24;

    /// <summary>All of the range are kept without allocating.</summary>
    public bool HoldsWithoutAllocating(IntegerRange range) => -LargestSmallInt - 1 <= range.Minimum && range.Maximum <= LargestSmallInt;
}
