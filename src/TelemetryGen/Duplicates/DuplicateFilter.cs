using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace TelemetryGen;

/// <summary>
/// Knows records that arrived twice, by publisher, message and sequence number, in bounded memory. A record that is new is never called a
/// duplicate as long as its sender keeps counting over reboots, and skips less than half of what its type counts at a time; gaps, and any
/// order inside of the window, do no harm. The number 0 says nothing: it is of a sender that does not number its records. A stream that was
/// not heard of for longest is forgotten for a new one; its next record is new.
/// </summary>
/// <remarks>
/// Not for several threads at once: have one for each partition, where all records of a publisher arrive. What it knows outlives the
/// process when it is saved with <see cref="Save"/>, beside the checkpoint; else what is read again from a checkpoint is new.
/// </remarks>
public sealed class DuplicateFilter
{
    /// <summary>The longest name of a publisher in Event Hubs, in characters.</summary>
    public const int MaxPublisherLength = 128;

    /// <summary>The largest window: a quarter of what a ushort counts.</summary>
    public const int MaxWindow = 16_384;

    /// <summary>Words of the ring of the largest window.</summary>
    internal const int MaxWords = 512;

    private const int NameOverhead = 24;
    private readonly StreamTable _streams;
    private readonly int _capacity;

    /// <summary>A filter that knows nothing; all its memory but the names is made here.</summary>
    /// <param name="streams">How many streams it remembers, 1 to 16,777,216. A publisher has one for each message with a sequence
    /// number.</param>
    /// <param name="window">How far behind its stream's highest number a record may arrive, 1 to 16,384.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public DuplicateFilter(int streams, int window = 448)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(streams, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(streams, 1 << 24);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, MaxWindow);
        var words = (int)BitOperations.RoundUpToPowerOf2((uint)((window + 63) / 64) + 1);
        (_streams, _capacity) = (new(streams, words), streams);
        Window = SequenceWindow.NumbersIn(words);
    }

    /// <summary>The window as it is: at least what was asked for.</summary>
    public int Window { get; }

    /// <summary>How many streams it remembers now.</summary>
    public int Count => _streams.Count;

    /// <summary>The most bytes that it takes, with names of <see cref="MaxPublisherLength"/> characters.</summary>
    public long MaxBytes => _streams.Bytes + ((long)_capacity * (NameOverhead + (MaxPublisherLength * sizeof(char))));

    /// <summary>What is known of a record, which is not noted: for who notes it after it was stored.</summary>
    /// <inheritdoc cref="Observe{TRecord}(string, in TRecord)"/>
    public SequenceVerdict Peek<TRecord>(string publisher, in TRecord record)
        where TRecord : ISequenced<TRecord> => Peek(publisher, TRecord.TemplateId, Number(record), TRecord.SequenceBits);

    /// <summary>What is known of a record, which is noted.</summary>
    /// <param name="publisher">Who sent it: the event's publisher.</param>
    /// <param name="record">A record with a <see cref="SequenceAttribute"/> field.</param>
    /// <exception cref="ArgumentException">The publisher's name is longer than <see cref="MaxPublisherLength"/>.</exception>
    public SequenceVerdict Observe<TRecord>(string publisher, in TRecord record)
        where TRecord : ISequenced<TRecord>
    {
        ArgumentNullException.ThrowIfNull(publisher);
        return Observe(publisher, publisher, TRecord.TemplateId, Number(record), TRecord.SequenceBits);
    }

    /// <summary>What is known of a number, which is not noted.</summary>
    /// <inheritdoc cref="Observe(ReadOnlySpan{char}, int, ulong, int)"/>
    public SequenceVerdict Peek(ReadOnlySpan<char> publisher, int templateId, ulong number, int bits)
    {
        Check(publisher, bits);
        if (number == 0)
        {
            return SequenceVerdict.Unknown;
        }

        var stream = _streams.Find(publisher, templateId);
        return stream < 0 ? SequenceVerdict.New : _streams.Window(stream).Peek(_streams.Ring(stream), number, bits);
    }

    /// <summary>What is known of a number, which is noted. A name that is new is copied; else nothing is allocated.</summary>
    /// <param name="publisher">Who sent it.</param>
    /// <param name="templateId">Which message.</param>
    /// <param name="number">The sequence number.</param>
    /// <param name="bits">Bits of the number: 16, 32 or 64.</param>
    /// <exception cref="ArgumentException">The publisher's name is longer than <see cref="MaxPublisherLength"/>, or a number has not so
    /// many bits.</exception>
    public SequenceVerdict Observe(ReadOnlySpan<char> publisher, int templateId, ulong number, int bits) =>
        Observe(publisher, null, templateId, number, bits);

    /// <summary>Writes all that it knows: about 100 bytes a stream with the smallest window.</summary>
    /// <param name="destination">Where to.</param>
    public void Save(IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        DuplicateState.Save(_streams, destination);
    }

    /// <summary>
    /// Adds what another filter saved, which may have had another window and room for more streams: the streams that it heard of last stay.
    /// </summary>
    /// <param name="source">What was saved.</param>
    /// <returns>False when the bytes are damaged, or of a later version; then nothing was added.</returns>
    public bool TryRestore(ReadOnlySpan<byte> source) => DuplicateState.TryRestore(source, _streams);

    private SequenceVerdict Observe(ReadOnlySpan<char> publisher, string? name, int templateId, ulong number, int bits)
    {
        Check(publisher, bits);
        if (number == 0)
        {
            return SequenceVerdict.Unknown;
        }

        var stream = _streams.Take(publisher, name, templateId);
        return _streams.Window(stream).Observe(_streams.Ring(stream), number, bits);
    }

    // By reference: the compiler would copy the record, as it does not know that the property leaves it as it is.
    private static ulong Number<TRecord>(in TRecord record)
        where TRecord : ISequenced<TRecord> => Unsafe.AsRef(in record).SequenceNumber;

    private static void Check(ReadOnlySpan<char> publisher, int bits)
    {
        if (publisher.Length > MaxPublisherLength)
        {
            throw new ArgumentException(
                $"The publisher's name has {publisher.Length} characters; the maximum is {MaxPublisherLength}.", nameof(publisher));
        }

        if (bits is not (16 or 32 or 64))
        {
            throw new ArgumentException($"A sequence number has 16, 32 or 64 bits, not {bits}.", nameof(bits));
        }
    }
}
