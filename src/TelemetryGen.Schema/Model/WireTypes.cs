namespace TelemetryGen.Schema;

/// <summary>Size, bounds, null value and SBE name of each <see cref="WireType"/>.</summary>
public static class WireTypes
{
    private static readonly WireType[] UnsignedByWidth = [WireType.UInt8, WireType.UInt16, WireType.UInt32, WireType.UInt64];
    private static readonly WireType[] SignedByWidth = [WireType.Int8, WireType.Int16, WireType.Int32, WireType.Int64];

    /// <summary>Width in bytes.</summary>
    public static int Size(this WireType type) => type switch
    {
        WireType.UInt8 or WireType.Int8 => 1,
        WireType.UInt16 or WireType.Int16 => 2,
        WireType.UInt32 or WireType.Int32 or WireType.Float32 => 4,
        _ => 8,
    };

    /// <summary>Whether it is one of the two floats.</summary>
    public static bool IsFloat(this WireType type) => type is WireType.Float32 or WireType.Float64;

    /// <summary>Whether it is an integer that can be negative.</summary>
    public static bool IsSigned(this WireType type) => type is WireType.Int8 or WireType.Int16 or WireType.Int32 or WireType.Int64;

    /// <summary>The smallest integer the type holds. Not for floats.</summary>
    public static decimal Minimum(this WireType type) => type switch
    {
        WireType.Int8 => sbyte.MinValue,
        WireType.Int16 => short.MinValue,
        WireType.Int32 => int.MinValue,
        WireType.Int64 => long.MinValue,
        WireType.Float32 or WireType.Float64 => throw new ArgumentOutOfRangeException(nameof(type), type, "Floats have no integer bounds."),
        _ => 0,
    };

    /// <summary>The largest integer the type holds. Not for floats.</summary>
    public static decimal Maximum(this WireType type) => type switch
    {
        WireType.UInt8 => byte.MaxValue,
        WireType.UInt16 => ushort.MaxValue,
        WireType.UInt32 => uint.MaxValue,
        WireType.UInt64 => ulong.MaxValue,
        WireType.Int8 => sbyte.MaxValue,
        WireType.Int16 => short.MaxValue,
        WireType.Int32 => int.MaxValue,
        WireType.Int64 => long.MaxValue,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Floats have no integer bounds."),
    };

    /// <summary>What stands for null in an optional field: SBE 1.0's own null values (floats: NaN, see <see cref="NullBits"/>).</summary>
    public static decimal NullValue(this WireType type) => type.IsSigned() ? type.Minimum() : type.Maximum();

    /// <summary>The same in words: the number, or <c>NaN</c>.</summary>
    public static string NullText(this WireType type) => type.IsFloat() ? "NaN" : NumberText.Format(type.NullValue());

    /// <summary>Its bits, of floats too: the wire has one NaN.</summary>
    public static ulong NullBits(this WireType type) => type switch
    {
        WireType.Float32 => NullFloat.Single,
        WireType.Float64 => NullFloat.Double,
        _ => type.ToBits(type.NullValue()),
    };

    /// <summary>The primitive's name in SBE XML and in the schema document.</summary>
    public static string SbeName(this WireType type) => type switch
    {
        WireType.Float32 => "float",
        WireType.Float64 => "double",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>The type of that SBE name, or null.</summary>
    public static WireType? FromSbeName(string name)
    {
        foreach (WireType type in Enum.GetValues(typeof(WireType)))
        {
            if (type.SbeName() == name)
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>
    /// The narrowest integer type that holds <paramref name="minimum"/> to <paramref name="maximum"/>, and, for an optional field, keeps
    /// its null value out of them. Null when no type does.
    /// </summary>
    public static WireType? Narrowest(decimal minimum, decimal maximum, bool optional)
    {
        foreach (var type in minimum < 0 ? SignedByWidth : UnsignedByWidth)
        {
            if (type.Bounds(optional).Contains(new(minimum, maximum)))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>The narrowest unsigned type of at least that many bits; null above 64.</summary>
    public static WireType? FromBits(int bits)
    {
        foreach (var type in UnsignedByWidth)
        {
            if (type.Size() * 8 >= bits)
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>The bits of an integer that the type holds, whatever its sign.</summary>
    public static ulong ToBits(this WireType type, decimal value)
    {
        var all = value < 0 ? unchecked((ulong)(long)value) : (ulong)value;
        return type.Size() == 8 ? all : all & ((1UL << (type.Size() * 8)) - 1);
    }

    /// <summary>Every integer a field of the type can carry: all of the type, less the null value when the field is optional.</summary>
    public static IntegerRange Bounds(this WireType type, bool optional)
    {
        var (minimum, maximum) = (type.Minimum(), type.Maximum());
        if (!optional)
        {
            return new(minimum, maximum);
        }

        return type.IsSigned() ? new(minimum + 1, maximum) : new(minimum, maximum - 1);
    }
}
