using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemetryGen.Tests.Messages;

/// <summary>Blocks of every length are written and read byte by byte as they are, whatever the vectors that carry them.</summary>
public sealed class BlockVectorsTests
{
    [Fact]
    public void Blocks_are_written_and_read_as_they_are()
    {
        Same<Bytes1>();
        Same<Bytes16>();
        Same<Bytes31>();
        Same<Bytes32>();
        Same<Bytes33>();
        Same<Bytes37>();
        Same<Bytes40>();
        Same<Bytes48>();
        Same<Bytes49>();
        Same<Bytes63>();
        Same<Bytes64>();
        Same<Bytes65>();
        Same<Bytes100>();
    }

    private static void Same<TBytes>()
        where TBytes : unmanaged
    {
        var size = Unsafe.SizeOf<TBytes>();
        byte[] expected = [
            .. BitConverter.GetBytes(0x0102030400000000UL | (uint)size), .. Enumerable.Range(1, size).Select(i => (byte)i), 0xEE];
        var block = Unsafe.ReadUnaligned<Block<TBytes>>(ref expected[8]);

        foreach (var write in new Action<byte[]>[]
        {
            bytes => WireBlock.WriteUnchecked(block, bytes),
            bytes => Assert.True(WireBlock.TryWrite(block, bytes)),
            bytes => Assert.True(WireBlock.TryWrite(block, bytes, out _)),
        })
        {
            var bytes = new byte[expected.Length];
            bytes[^1] = 0xEE;
            write(bytes);
            Assert.Equal(expected, bytes);
        }

        Assert.False(WireBlock.TryWrite(block, new byte[size + 7]));
        Assert.True(WireBlock.TryRead<Block<TBytes>>(expected.AsSpan(0, size + 8), out var read));
        Assert.Equal(expected[8..^1], MemoryMarshal.AsBytes(new Span<Block<TBytes>>(ref read)).ToArray());
    }

    private readonly struct Block<TBytes>(TBytes bytes) : IWireBlock<Block<TBytes>>
        where TBytes : unmanaged
    {
        public readonly TBytes Bytes = bytes;

        static ulong IWireBlock<Block<TBytes>>.Header => 0x0102030400000000UL | (uint)Unsafe.SizeOf<TBytes>();

        static int IWireBlock<Block<TBytes>>.Since => 1;

        static string IWireBlock<Block<TBytes>>.Name => "Block";

        bool IWireBlock<Block<TBytes>>.IsOutOfRange => false;

        public bool TryCheck(out TelemetryError error)
        {
            error = default;
            return true;
        }

        public Block<TBytes> ReverseEndianness() => this;
    }

    [InlineArray(1)]
    private struct Bytes1
    {
        private byte _first;
    }

    [InlineArray(16)]
    private struct Bytes16
    {
        private byte _first;
    }

    [InlineArray(31)]
    private struct Bytes31
    {
        private byte _first;
    }

    [InlineArray(32)]
    private struct Bytes32
    {
        private byte _first;
    }

    [InlineArray(33)]
    private struct Bytes33
    {
        private byte _first;
    }

    [InlineArray(37)]
    private struct Bytes37
    {
        private byte _first;
    }

    [InlineArray(40)]
    private struct Bytes40
    {
        private byte _first;
    }

    [InlineArray(48)]
    private struct Bytes48
    {
        private byte _first;
    }

    [InlineArray(49)]
    private struct Bytes49
    {
        private byte _first;
    }

    [InlineArray(63)]
    private struct Bytes63
    {
        private byte _first;
    }

    [InlineArray(64)]
    private struct Bytes64
    {
        private byte _first;
    }

    [InlineArray(65)]
    private struct Bytes65
    {
        private byte _first;
    }

    [InlineArray(100)]
    private struct Bytes100
    {
        private byte _first;
    }
}
