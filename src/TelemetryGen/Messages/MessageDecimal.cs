using System.ComponentModel;
using TelemetryGen.Schema;

namespace TelemetryGen;

/// <summary>Decimals as counts of steps, exactly. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MessageDecimal
{
    /// <summary>(value - offset) / step, rounded half to even; the largest or smallest decimal when that is beyond decimals.</summary>
    public static decimal ToSteps(decimal value, decimal step, decimal offset)
    {
        try
        {
            return StepRounding.Round(value, step, offset);
        }
        catch (OverflowException)
        {
            // Beyond any field: the range check that follows refuses it.
            return value > 0 ? decimal.MaxValue : decimal.MinValue;
        }
    }
}
