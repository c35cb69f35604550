namespace TelemetryGen.Schema;

/// <summary>Decimals as values: a decimal also keeps how many digits it was written or computed with.</summary>
public static class Decimals
{
    /// <summary>
    /// The same value without zeros after its last digit: 300.00 / 0.1 is 3000.0, which is a good number and no integer to whoever reads it
    /// as a text.
    /// </summary>
    public static decimal Trimmed(decimal value) => value / 1.0000000000000000000000000000m;
}
