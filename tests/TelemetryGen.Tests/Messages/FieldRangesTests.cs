using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TelemetryGen.Tests.Messages;

/// <summary>Ranges asked in vectors hold what the ranges one by one hold, at every end.</summary>
public sealed class FieldRangesTests
{
    [Fact]
    public void Every_number_of_16_and_8_bits_is_judged_as_alone()
    {
        for (var number = 0; number <= ushort.MaxValue; number++)
        {
            Same(Right with { UInt16 = (ushort)number });
            Same(Right with { Int16 = unchecked((short)number) });
            Same(Right with { Nullable = unchecked((short)number) });
            Same(Right with { UInt8 = unchecked((byte)number), Int8 = unchecked((sbyte)(number >> 8)) });
        }
    }

    [Fact]
    public void Numbers_of_32_bits_are_judged_as_alone_around_every_bound()
    {
        foreach (var bound in new long[] { int.MinValue, -1_800_000_000, -1, 0, 1, 30_000, 110_000, 1_800_000_000, int.MaxValue,
            4_000_000_000, uint.MaxValue })
        {
            foreach (var number in new[] { bound - 1, bound, bound + 1 })
            {
                Same(Right with { UInt32 = unchecked((uint)number) });
                Same(Right with { Int32 = unchecked((int)number) });
            }
        }
    }

    [Fact]
    public void Bits_of_the_neighbours_are_not_looked_at()
    {
        var full = new byte[Mixed.Size];
        Array.Fill(full, (byte)0xFF);
        var block = MemoryMarshal.Read<Mixed>(full) with { UInt16 = 5000, Int16 = -4000, UInt8 = 7, Int8 = -3, Nullable = short.MinValue,
            UInt32 = 4_000_000_000, Int32 = -1_800_000_000 };

        Same(block);
        Assert.False(((IWireBlock<Mixed>)block).IsOutOfRange);
    }

    private static Mixed Right => new() { UInt8 = 7, UInt32 = 30_000 };

    private static void Same(Mixed block)
    {
        var expected = !block.TryCheck(out _);
        if (((IWireBlock<Mixed>)block).IsOutOfRange != expected || block.IsOutOfRangeByFour != expected)
        {
            Assert.Fail($"{block}: {(expected ? "" : "not ")}out of range.");
        }
    }

    /// <summary>Ranges of every width, written as the generator writes them.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private record struct Mixed : IWireBlock<Mixed>
    {
        public const int Size = 21;
        private static readonly TelemetryError Outside = TelemetryError.Create(TelemetryErrorCode.ValueOutOfRange, "Mixed");

        public byte Before;
        public ushort UInt16;
        public short Int16;
        public byte UInt8;
        public sbyte Int8;
        public short Nullable;
        public uint UInt32;
        public int Int32;
        public int After;

        static ulong IWireBlock<Mixed>.Header => 21;

        static int IWireBlock<Mixed>.Since => 1;

        static string IWireBlock<Mixed>.Name => nameof(Mixed);

        readonly bool IWireBlock<Mixed>.IsOutOfRange => !FieldRanges.AreInRangeOrNull(
            in this,
            1, 5,
            Vector256.Create((byte)255, 255, 0, 1, 255, 255, 2, 3, 255, 255, 255, 4, 255, 255, 255, 5, 255, 255, 18, 19, 20, 21, 22, 23, 24,
                25, 26, 27, 255, 255, 255, 255),
            Vector256.Create(0 << 16, -4000 << 16, 7 << 24, -3 << 24, -40 << 16, 30000, -1800000000, 0),
            Vector256.Create(5000 << 16, 12500 << 16, 200 << 24, 100 << 24, 125 << 16, unchecked((int)4000000000), 1800000000, 0),
            Vector256.Create(0 << 16, -4000 << 16, 7 << 24, -3 << 24, -32768 << 16, 30000, -1800000000, 0));

        public readonly bool IsOutOfRangeByFour =>
            !FieldRanges.AreInRange(
                in this,
                1,
                Vector128.Create((byte)255, 255, 0, 1, 255, 255, 2, 3, 255, 255, 255, 4, 255, 255, 255, 5),
                Vector128.Create(0 << 16, -4000 << 16, 7 << 24, -3 << 24),
                Vector128.Create(5000 << 16, 12500 << 16, 200 << 24, 100 << 24))
            || !FieldRanges.AreInRangeOrNull(
                in this,
                5,
                Vector128.Create((byte)255, 255, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255, 255, 255, 255),
                Vector128.Create(-40 << 16, 30000, -1800000000, 0),
                Vector128.Create(125 << 16, unchecked((int)4000000000), 1800000000, 0),
                Vector128.Create(-32768 << 16, 30000, -1800000000, 0));

        public readonly bool TryCheck(out TelemetryError error)
        {
            var isRight = UInt16 is <= 5000 && Int16 is >= -4000 and <= 12500 && UInt8 is >= 7 and <= 200 && Int8 is >= -3 and <= 100
                && Nullable is short.MinValue or (>= -40 and <= 125) && UInt32 is >= 30000 and <= 4_000_000_000
                && Int32 is >= -1_800_000_000 and <= 1_800_000_000;
            error = isRight ? default : Outside;
            return isRight;
        }

        public readonly Mixed ReverseEndianness() => throw new NotSupportedException();
    }
}
