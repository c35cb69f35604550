using System.Runtime.InteropServices;

namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>Values as DuckDB's vectors have them. Called by what <see cref="ColumnFactory"/> compiles.</summary>
internal static class Stored
{
    /// <summary>Microseconds since 1970.</summary>
    public static long Moment(DateTimeOffset moment) =>
        (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>The same of a time that is UTC.</summary>
    public static long Utc(DateTime moment) => (moment.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>A span of time, all of it in microseconds.</summary>
    public static Interval Span(TimeSpan span) => new(0, 0, span.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>A GUID as the number of its 16 bytes, whose sign is turned so that they sort alike.</summary>
    public static Int128 Id(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[0] ^= 0x80;
        return System.Buffers.Binary.BinaryPrimitives.ReadInt128BigEndian(bytes);
    }

    /// <summary>A decimal as a whole number of its last digit.</summary>
    /// <param name="value">The decimal.</param>
    /// <param name="scale">Digits behind the point.</param>
    /// <exception cref="OverflowException">It has more.</exception>
    public static Int128 Decimal(decimal value, int scale)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var number = new Int128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        for (var rest = scale - value.Scale; rest > 0; rest--)
        {
            number = checked(number * 10);
        }

        for (var rest = value.Scale - scale; rest > 0; rest--)
        {
            (number, var digit) = Int128.DivRem(number, 10);
            if (digit != 0)
            {
                throw new OverflowException($"{value} has more than the {scale} digits behind the point that its column has.");
            }
        }

        return value < 0 ? -number : number;
    }

    /// <summary>The same in 64 bits.</summary>
    public static long ShortDecimal(decimal value, int scale) => checked((long)Decimal(value, scale));

    /// <summary>DuckDB's interval.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Interval(int Months, int Days, long Microseconds);
}
