namespace TelemetryGen;

/// <summary>
/// Carries a double, float or decimal as a whole number of steps, rounded half to even; NaN, infinity and what is out of range are refused.
/// A power of ten is an SBE decimal with constant exponent.
/// </summary>
/// <param name="step">The size of one step in engineering units, such as 0.01: 1e-12 to 1e12.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ScaledAttribute(double step) : Attribute
{
    /// <summary>The size of one step in engineering units.</summary>
    public double Step { get; } = step;

    /// <summary>What 0 steps are, in engineering units, between -1e15 and 1e15: value = steps x Step + Offset.</summary>
    public double Offset { get; set; }

    /// <summary>The integer on the wire. Default: the narrowest that holds the field's range, int32 for a field without one.</summary>
    public WireInteger Wire { get; set; }
}

/// <summary>The integers of the wire.</summary>
public enum WireInteger
{
    /// <summary>The narrowest that holds the range.</summary>
    Narrowest,

    /// <summary>0 to 255.</summary>
    UInt8,

    /// <summary>0 to 65,535.</summary>
    UInt16,

    /// <summary>0 to 4,294,967,295.</summary>
    UInt32,

    /// <summary>0 to 2^64 - 1; scaled fields use it to 2^53, where a double stops being exact.</summary>
    UInt64,

    /// <summary>-128 to 127.</summary>
    Int8,

    /// <summary>-32,768 to 32,767.</summary>
    Int16,

    /// <summary>-2^31 to 2^31 - 1.</summary>
    Int32,

    /// <summary>-2^63 to 2^63 - 1; scaled fields use it from -2^53 to 2^53, where a double stops being exact.</summary>
    Int64,
}
