using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Input;

/// <summary>What the input of decode is, by its first bytes.</summary>
/// <param name="Text">The encoding of lines of hex; null for bytes as they are.</param>
/// <param name="IsCapture">The start of an Avro file, and of no message.</param>
internal sealed record InputForm(Encoding? Text, bool IsCapture = false)
{
    private static readonly SearchValues<byte> Printable =
        SearchValues.Create(
            [.. Enumerable.Range(0, 256).Where(b => b is (>= 0x20 and not 0x7F) or '\t' or '\r' or '\n' or '\f').Select(b => (byte)b)]);

    private static readonly SearchValues<byte> HexAndZeros = SearchValues.Create("0123456789ABCDEFabcdef \t\r\n\0"u8);
    private static readonly UTF32Encoding BigEndianUtf32 = new(bigEndian: true, byteOrderMark: true);

    /// <summary>So many bytes tell, or all where there are fewer.</summary>
    public const int Needed = WireLayout.HeaderLength;

    /// <summary>
    /// Bytes that begin as a message or batch of the schema does are raw, whatever characters they may be. All others are text where they
    /// can be: what is wrong with a text can be said of its line, and of bytes only that they are none of the schema.
    /// </summary>
    public static InputForm Create(ReadOnlySpan<byte> start, SchemaSpec schema) =>
        IsHeader(start, schema) ? new(Text: null) : new(GetEncoding(start), start is [(byte)'O', (byte)'b', (byte)'j', 1, ..]);

    /// <summary>The encoding of bytes that are text; UTF-8 when they are not.</summary>
    public static Encoding GetText(ReadOnlySpan<byte> start) => GetEncoding(start) ?? Encoding.UTF8;

    private static bool IsHeader(ReadOnlySpan<byte> start, SchemaSpec schema)
    {
        if (start.Length < WireLayout.HeaderLength)
        {
            return false;
        }

        var message = BinaryPrimitives.ReadUInt16LittleEndian(start[2..]) & ~BatchLayout.TemplateBit;
        return BinaryPrimitives.ReadUInt16LittleEndian(start[4..]) == schema.Id && schema.Messages.Any(m => m.Id == message);
    }

    // By its mark, as Windows PowerShell writes one; without a mark, by the zeros in each character of hex in UTF-16 and UTF-32.
    private static Encoding? GetEncoding(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => BigEndianUtf32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        _ when IsUtf16(start, zeros: 1) => Encoding.Unicode,
        _ when IsUtf16(start, zeros: 0) => Encoding.BigEndianUnicode,
        _ when IsUtf32(start, first: 0) => Encoding.UTF32,
        _ when IsUtf32(start, first: 3) => BigEndianUtf32,
        _ => start.ContainsAnyExcept(Printable) && !IsHexWithZeros(start) ? null : Encoding.UTF8,
    };

    private static bool IsUtf32(ReadOnlySpan<byte> start, int first)
    {
        var count = start.Length / 4 * 4;
        for (var i = 0; i < count; i++)
        {
            if (i % 4 == first ? !Printable.Contains(start[i]) : start[i] != 0)
            {
                return false;
            }
        }

        return count > 0;
    }

    // Lines of hex that zeros part: where they stand can be said of a text.
    private static bool IsHexWithZeros(ReadOnlySpan<byte> start) =>
        !start.ContainsAnyExcept(HexAndZeros) && start.IndexOfAnyExcept((byte)0) == 0 && start.Count((byte)0) * 2 <= start.Length;

    private static bool IsUtf16(ReadOnlySpan<byte> start, int zeros)
    {
        var count = start.Length / 2 * 2;
        for (var i = 0; i < count; i++)
        {
            if ((start[i] == 0) != (i % 2 == zeros) || (start[i] != 0 && !Printable.Contains(start[i])))
            {
                return false;
            }
        }

        return count > 0;
    }
}
