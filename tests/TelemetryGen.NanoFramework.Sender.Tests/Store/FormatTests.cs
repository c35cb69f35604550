using System.Buffers.Binary;
using System.Numerics;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>The files, byte by byte: they are those of MicroPython boards, so one description and one tool serve both.</summary>
public class FormatTests : BoardTest
{
    [Fact]
    public void A_segment_is_a_header_and_entries_whose_checksum_goes_on_from_it()
    {
        var store = new FlashStore("/queue", 1024, 256, true);
        store.Append([9, 1, 2, 3], 1, 3);
        store.Append([4], 0, 1);
        store.Read(new byte[3], 0);
        store.Acknowledge();

        byte[] head = [.. "TGS1"u8, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
        var seed = Crc(0, head);
        byte[] expected =
        [
            .. head, .. Bytes(seed),
            3, 0, 1, 0, .. Bytes(Crc(seed, [3, 0, 1, 0, 1, 2, 3])), 1, 2, 3,
            1, 0, 2, 0, .. Bytes(Crc(seed, [1, 0, 2, 0, 4])), 4,
            4, 0x80, 3, 0, .. Bytes(Crc(seed, [4, 0x80, 3, 0, 1, 0, 0, 0])), 1, 0, 0, 0,
        ];
        Assert.Equal(["/queue/00000001.seg"], Board.Current.Flash.Paths);
        Assert.Equal(expected, Board.Current.Flash.Content("/queue/00000001.seg"));
    }

    [Fact]
    public void A_store_that_MicroPython_wrote_is_read()
    {
        foreach (var (path, hex) in MicroPython)
        {
            Board.Current.Flash.Put(path, Convert.FromHexString(hex));
        }

        var store = new FlashStore("/queue", 1024, 128, true);
        var buffer = new byte[50];

        Assert.Equal(2, store.Count);
        Assert.Equal(40, store.Read(buffer, 0));
        Assert.Equal(Enumerable.Repeat((byte)'c', 40), buffer.Take(40));
        Assert.Equal(4, store.Read(buffer, 0));
        Assert.Equal("last"u8.ToArray(), buffer.Take(4));
        Assert.Equal(128u, new SequenceCounter("/sequence").Next());
    }

    [Fact]
    public void Numbers_are_reserved_in_two_files_in_turn()
    {
        var counter = new SequenceCounter("/sequence", 2);
        Assert.Equal([0u, 1u, 2u], Enumerable.Range(0, 3).Select(_ => counter.Next()));

        Assert.Equal(Sealed("ce.1", "1 2"u8), Board.Current.Flash.Content("/sequence.1"));
        Assert.Equal(Sealed("ce.0", "2 4"u8), Board.Current.Flash.Content("/sequence.0"));
    }

    private static byte[] Sealed(string ending, ReadOnlySpan<byte> data)
    {
        byte[] head = [.. "TGF1"u8, (byte)data.Length, 0, 0, 0];
        return [.. head, .. Bytes(Crc(0, [.. System.Text.Encoding.ASCII.GetBytes(ending), .. head, .. data])), .. data];
    }

    private static uint Crc(uint seed, ReadOnlySpan<byte> bytes)
    {
        var crc = ~seed;
        foreach (var one in bytes)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return ~crc;
    }

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    // Written by MicroPython's flash_store.py and sequence_counter.py, as they are emitted.
    private static readonly (string Path, string Hex)[] MicroPython =
    [
        ("/queue/00000002.seg",
            "544753310200000003000000000000000E725B0128000300F90CF2EB6363636363636363636363636363636363636363636363636363636363636363636363636363636304000400E2C4B5086C6173740480050048CDB5E202000000"),
        ("/sequence.0", "5447463105000000F47099D83220313238"),
        ("/sequence.1", "5447463104000000E6887B7A31203634"),
    ];
}
