namespace TelemetryGen.Tests.Messages;

/// <summary>Fields of a block.</summary>
public class MessageBlockTests
{
    private static readonly byte[] Block = [0xFF, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x88, 0xFE];

    [Fact]
    public void Numbers_are_little_endian_at_any_place()
    {
        Assert.Equal(0xFF, MessageBlock.Read<byte>(Block, 0));
        Assert.Equal(-2, MessageBlock.Read<sbyte>(Block, 9));
        Assert.Equal(0x0201, MessageBlock.Read<ushort>(Block, 1));
        Assert.Equal(unchecked((short)0xFE88), MessageBlock.Read<short>(Block, 8));
        Assert.Equal(0x04030201U, MessageBlock.Read<uint>(Block, 1));
        Assert.Equal(unchecked((long)0x8807060504030201), MessageBlock.Read<long>(Block, 1));
        Assert.Equal(BitConverter.Int32BitsToSingle(0x06050403), MessageBlock.Read<float>(Block, 3));
    }

    [Fact]
    public void A_slice_is_where_the_bytes_lie()
    {
        var slice = MessageBlock.Slice(Block, 3, 4);

        Assert.True(slice == Block.AsSpan(3, 4));
    }
}
