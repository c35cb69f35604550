using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TelemetryGen;

/// <summary>
/// Counts of steps as values in units, two at a time: a processor divides two numbers in one vector as fast as one, and the quotients are the same to the last bit.
/// Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ScaledUnits
{
    /// <summary>Each count divided by its own number of steps in a unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double First, double Second) Divide(double first, double firstDivisor, double second, double secondDivisor)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            return (first / firstDivisor, second / secondDivisor);
        }

        var units = Vector128.Create(first, second) / Vector128.Create(firstDivisor, secondDivisor);
        return (units.GetElement(0), units.GetElement(1));
    }
}
