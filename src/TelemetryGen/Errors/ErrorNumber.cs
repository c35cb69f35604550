using System.Globalization;

namespace TelemetryGen;

/// <summary>A number of an error: 64 bits and how to read them, so that an error stays small and exact.</summary>
internal readonly record struct ErrorNumber
{
    private readonly long _bits;
    private readonly Reading _reading;

    private ErrorNumber(long bits, Reading reading) => (_bits, _reading) = (bits, reading);

    private enum Reading : byte
    {
        Signed,
        Unsigned,
        Floating,
    }

    public static implicit operator ErrorNumber(long value) => new(value, Reading.Signed);

    public static implicit operator ErrorNumber(ulong value) => new(unchecked((long)value), Reading.Unsigned);

    public static implicit operator ErrorNumber(double value) => new(BitConverter.DoubleToInt64Bits(value), Reading.Floating);

    public double ToDouble() => _reading switch
    {
        Reading.Signed => _bits,
        Reading.Unsigned => unchecked((ulong)_bits),
        _ => BitConverter.Int64BitsToDouble(_bits),
    };

    public override string ToString() => _reading switch
    {
        Reading.Signed => _bits.ToString(CultureInfo.InvariantCulture),
        Reading.Unsigned => unchecked((ulong)_bits).ToString(CultureInfo.InvariantCulture),
        _ => ToDouble().ToString("R", CultureInfo.InvariantCulture),
    };
}
