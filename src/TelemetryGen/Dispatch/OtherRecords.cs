using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>
/// Counts, for generated dispatchers, the records that a handler left to <see cref="ITelemetryHandler.OnOther{TMessage}"/>: a method of
/// the interface cannot tell its caller in another way that it was not overridden. The number is the thread's, because a dispatch is one
/// call after the other; it is looked at only in a process that has left a record, because that takes as long as a call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OtherRecords
{
    private static bool _isAny;

    [ThreadStatic]
    private static int _number;

    private readonly int _before;

    private OtherRecords(int before) => _before = before;

    /// <summary>Begins to count, before the handler is called.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OtherRecords Start() => new(_isAny ? GetNumber() : 0);

    /// <summary>Called by a method of a generated handler interface that was not overridden.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Add()
    {
        // A thread that counted nothing may see this late: its number is 0 all the same.
        _isAny = true;
        _number = unchecked(_number + 1);
    }

    /// <summary>Ends the count. A dispatch inside of another is not counted by that.</summary>
    /// <returns>How many were left since the start.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Stop() => _isAny ? GoBack(_before) : 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int GetNumber() => _number;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int GoBack(int before)
    {
        var left = unchecked(_number - before);
        _number = before;
        return left;
    }
}
