using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>
/// Whether a whole number is inside its range, ends included. One comparison instead of two: what is below the minimum becomes a very large
/// unsigned number. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ValueRange
{
    /// <summary>True from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInRange(int value, int minimum, int maximum) => unchecked((uint)(value - minimum) <= (uint)(maximum - minimum));

    /// <inheritdoc cref="IsInRange(int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInRange(uint value, uint minimum, uint maximum) => unchecked(value - minimum <= maximum - minimum);

    /// <inheritdoc cref="IsInRange(int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInRange(long value, long minimum, long maximum) =>
        unchecked((ulong)(value - minimum) <= (ulong)(maximum - minimum));

    /// <inheritdoc cref="IsInRange(int, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsInRange(ulong value, ulong minimum, ulong maximum) => unchecked(value - minimum <= maximum - minimum);
}
