using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

namespace TelemetryGen.Cli.Input;

/// <summary>
/// Lines of text, of which no byte becomes another character: a line that is no UTF-8 has no text but the place of what is wrong. UTF-16
/// and UTF-32 are known by their marks.
/// </summary>
internal static class StrictLines
{
    private const int LongestMark = 4;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads to the end of the input.</summary>
    /// <exception cref="CliException">It has a mark of UTF-16 or UTF-32, and is none.</exception>
    public static async IAsyncEnumerable<StrictLine> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pipe = PipeReader.Create(input);
        var start = await pipe.ReadAtLeastAsync(LongestMark, cancellation);
        var wide = GetWide(start.Buffer.Slice(0, Math.Min(LongestMark, start.Buffer.Length)).ToArray());
        pipe.AdvanceTo(start.Buffer.Start);
        if (wide is not null)
        {
            using var reader = new StreamReader(pipe.AsStream(), wide, detectEncodingFromByteOrderMarks: false);
            while (await ReadWideAsync(reader, cancellation) is { } line)
            {
                yield return new(line, null, null);
            }

            yield break;
        }

        var isFirst = true;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                yield return Decode(buffer.Slice(0, end), isFirst);
                isFirst = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (!buffer.IsEmpty)
                {
                    yield return Decode(buffer, isFirst);
                }

                yield break;
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static StrictLine Decode(ReadOnlySequence<byte> sequence, bool isFirst)
    {
        var bytes = sequence.ToArray().AsSpan();
        bytes = isFirst && bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            return new(Utf8.GetString(bytes).TrimEnd('\r'), null, null);
        }
        catch (DecoderFallbackException error)
        {
            return new(null, error.Index + 1, error.BytesUnknown![0]);
        }
    }

    private static async Task<string?> ReadWideAsync(StreamReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadLineAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            throw new CliException($"The input begins as {reader.CurrentEncoding.WebName} and is none. Give UTF-8.", ExitCode.Failure);
        }
    }

    private static Encoding? GetWide(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0] => new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0, 0, 0xFE, 0xFF] => new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
        _ => null,
    };
}

/// <summary>A line of input.</summary>
/// <param name="Text">What it says; null when it is no UTF-8.</param>
/// <param name="Column">The byte that is none, counted from 1.</param>
/// <param name="Byte">That byte.</param>
internal sealed record StrictLine(string? Text, int? Column, byte? Byte);
