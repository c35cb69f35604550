using System.Buffers.Binary;

namespace TelemetryGen;

/// <summary>
/// The newest numbers of one stream: the highest, and a bit for each of those before it, in a ring of words as in RFC 6479. Numbers wrap
/// around at the end of their type; the highest is counted on in 64 bits, so that the ring does not notice.
/// </summary>
internal struct SequenceWindow
{
    private const byte StartedFlag = 1;
    private const byte RestartFlag = 2;

    private ulong _highest;
    private ulong _restart;
    private bool _isStarted;
    private bool _mayRestart;

    /// <summary>How many numbers before the highest are known, with that many words.</summary>
    public static int NumbersIn(int words) => (words - 1) * 64;

    /// <summary>What is known of a number.</summary>
    /// <param name="ring">The words of the stream; their number is a power of two.</param>
    /// <param name="number">The number, of <paramref name="bits"/> bits.</param>
    /// <param name="bits">16, 32 or 64.</param>
    public readonly SequenceVerdict Peek(ReadOnlySpan<ulong> ring, ulong number, int bits)
    {
        var ahead = Ahead(_highest, number, bits);
        return !_isStarted || ahead > 0 ? SequenceVerdict.New
            : ahead <= -NumbersIn(ring.Length) ? SequenceVerdict.Unknown
            : IsSet(ring, _highest + unchecked((ulong)ahead)) ? SequenceVerdict.Duplicate : SequenceVerdict.New;
    }

    /// <summary>The same, and the number is known from now on.</summary>
    public SequenceVerdict Observe(Span<ulong> ring, ulong number, int bits)
    {
        var verdict = Peek(ring, number, bits);
        if (verdict == SequenceVerdict.Unknown)
        {
            Restart(ring, number, bits);
        }
        else if (verdict == SequenceVerdict.New)
        {
            Set(ring, number, bits);
        }

        return verdict;
    }

    /// <summary>Bytes of a window and a ring of so many words.</summary>
    public static int StateSize(int words) => (2 + words) * sizeof(ulong);

    /// <summary>Writes the window and its ring.</summary>
    /// <returns>Flags that are kept beside them.</returns>
    public readonly byte Save(ReadOnlySpan<ulong> ring, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(destination, _highest);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[sizeof(ulong)..], _restart);
        for (var i = 0; i < ring.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(destination[((2 + i) * sizeof(ulong))..], ring[i]);
        }

        return (byte)((_isStarted ? StartedFlag : 0) | (_mayRestart ? RestartFlag : 0));
    }

    /// <summary>Takes over what was saved, also from a ring of another length: as many of the newest numbers as both have.</summary>
    public void Restore(Span<ulong> ring, byte flags, ReadOnlySpan<byte> source)
    {
        _highest = BinaryPrimitives.ReadUInt64LittleEndian(source);
        _restart = BinaryPrimitives.ReadUInt64LittleEndian(source[sizeof(ulong)..]);
        (_isStarted, _mayRestart) = ((flags & StartedFlag) != 0, (flags & RestartFlag) != 0);
        var words = (source.Length / sizeof(ulong)) - 2;
        ring.Clear();
        for (var i = 0; i < Math.Min(words, ring.Length); i++)
        {
            var number = unchecked((_highest >> 6) - (ulong)i);
            var word = (int)(number & (ulong)(words - 1));
            ring[(int)(number & (ulong)(ring.Length - 1))] =
                BinaryPrimitives.ReadUInt64LittleEndian(source[((2 + word) * sizeof(ulong))..]);
        }
    }

    private void Set(Span<ulong> ring, ulong number, int bits)
    {
        var place = _isStarted ? unchecked(_highest + (ulong)Ahead(_highest, number, bits)) : number;
        if (!_isStarted || unchecked((long)(place - _highest)) > 0)
        {
            Advance(ring, place);
        }

        ring[Word(ring, place)] |= 1UL << (int)(place & 63);
    }

    // The words between the old highest and the new one are of numbers that nobody has seen.
    private void Advance(Span<ulong> ring, ulong place)
    {
        var words = unchecked((place >> 6) - (_highest >> 6)) & (ulong.MaxValue >> 6);
        if (!_isStarted || words >= (ulong)ring.Length)
        {
            ring.Clear();
        }
        else
        {
            for (var i = 1UL; i <= words; i++)
            {
                ring[Word(ring, unchecked(_highest + (i << 6)))] = 0;
            }
        }

        (_highest, _isStarted, _mayRestart) = (place, true, false);
    }

    // One number from long ago is a straggler. A second that follows it is a sender that counts from there: a board that was replaced.
    private void Restart(Span<ulong> ring, ulong number, int bits)
    {
        if (_mayRestart && Ahead(_restart, number, bits) is > 0 and var ahead && ahead < NumbersIn(ring.Length))
        {
            _isStarted = false;
            Set(ring, number, bits);
            return;
        }

        (_restart, _mayRestart) = (number, true);
    }

    /// <summary>How far a number is ahead of another, the shorter way around; negative when it is behind.</summary>
    private static long Ahead(ulong from, ulong number, int bits) => unchecked((long)((number - from) << (64 - bits)) >> (64 - bits));

    private static int Word(ReadOnlySpan<ulong> ring, ulong place) => (int)((place >> 6) & (ulong)(ring.Length - 1));

    private static bool IsSet(ReadOnlySpan<ulong> ring, ulong place) => (ring[Word(ring, place)] >> (int)(place & 63) & 1) != 0;
}
