using System.Buffers.Binary;

namespace TelemetryGen.LocalHub.Store.Encoding;

/// <summary>
/// Writes blocks: consecutive events of one partition, as the journal and the table of blocks hold them. Numbers are varints.
/// <code>
/// block   checksum of all that follows (4 bytes), number and position of the first event, its enqueued time (Unix ms), runs
/// run     gap in positions before it, time less that of the run before (zigzag), count of events, events
/// event   number of its head or 0 and a new head (length, bytes), length of the body, checksum of head and body (4 bytes), body
/// </code>
/// Events of a run have one time and consecutive positions. A checksum is CRC-32C, little endian: the block's finds any damage, the
/// event's own lets <c>--repair</c> keep the events around it.
/// </summary>
internal sealed class BlockWriter
{
    /// <summary>Bytes at which a block ends. Larger ones waste less of their last page; smaller ones are found with less reading.</summary>
    public const int BlockBytes = 64 * 1024;

    // At most what stands before the events of a single run.
    private const int StartBytes = sizeof(uint) + (6 * Varint.MaxBytes);

    private readonly ByteWriter _bytes = new(4096);
    private readonly ByteWriter _run = new(1024);
    private readonly HeadTable _heads = new();
    private long _firstSequence;
    private long _lastPosition;
    private long _lastEnqueuedMs;
    private long _maxEnqueuedMs;
    private long _runPosition;
    private long _runEnqueuedMs;
    private int _runCount;
    private int _count;

    public int Count => _count;

    /// <summary>The bytes of the block so far.</summary>
    public int Length => _bytes.Length + _run.Length;

    /// <summary>A block of one run alone.</summary>
    public static LogBlock Number(EventRun run, long sequence, long position, long enqueuedMs)
    {
        var start = new ByteWriter(StartBytes + run.Length - run.Events.Length);
        WriteStart(start, sequence, position, enqueuedMs);
        WriteRunStart(start, 0, 0, run.Count);
        if (run.Head is { } head)
        {
            WriteHead(start, new HeadTable(), head);
        }

        return new LogBlock(sequence, run.Count, position + run.Count - 1, enqueuedMs, Seal(start.Span, run.Events.Span));
    }

    /// <summary>Writes the head of an event, or its number when the table has it.</summary>
    public static void WriteHead(ByteWriter bytes, HeadTable heads, EventHead head)
    {
        var number = heads.NumberOf(head);
        bytes.Varint((ulong)number);
        if (number == HeadTable.New)
        {
            bytes.Varint((ulong)head.Bytes.Length);
            bytes.Bytes(head.Bytes.Span);
        }
    }

    /// <summary>Bytes of a head that its block does not have yet.</summary>
    public static int LengthOfNew(EventHead head) => ReferenceEquals(head, EventHead.Empty)
        ? Varint.Length(HeadTable.EmptyNumber)
        : Varint.Length(HeadTable.New) + Varint.Length((ulong)head.Bytes.Length) + head.Bytes.Length;

    /// <summary>Writes what follows the head of an event.</summary>
    public static void WriteBody(ByteWriter bytes, ReadOnlySpan<byte> body, uint checksum)
    {
        bytes.Varint((ulong)body.Length);
        bytes.UInt32(checksum);
        bytes.Bytes(body);
    }

    /// <summary>At least what <see cref="WriteBody"/> writes for a body of so many bytes.</summary>
    public static int LengthOfBody(int length) => Varint.MaxBytes + sizeof(uint) + length;

    /// <summary>Adds an event that follows the one before.</summary>
    public void Add(in BlockEvent item)
    {
        BeginEvent(item.SequenceNumber, item.Position, item.EnqueuedMs);
        WriteHead(_run, _heads, item.Head);
        WriteBody(_run, item.Body.Span, item.Checksum);
    }

    /// <summary>Adds a single event, encoded but for its head, that follows the one before.</summary>
    public void Add(EventRun single, long sequence, long position, long enqueuedMs)
    {
        BeginEvent(sequence, position, enqueuedMs);
        WriteHead(_run, _heads, single.Head!);
        _run.Bytes(single.Events.Span);
    }

    /// <summary>The block; then the next can be begun.</summary>
    public LogBlock End()
    {
        EndRun();
        var block = new LogBlock(_firstSequence, _count, _lastPosition, _maxEnqueuedMs, Seal(_bytes.Span, default));
        Clear();
        return block;
    }

    /// <summary>Forgets what was added since the last block.</summary>
    public void Clear()
    {
        _bytes.Clear();
        _run.Clear();
        _heads.Clear();
        (_runCount, _count) = (0, 0);
    }

    private void BeginEvent(long sequence, long position, long enqueuedMs)
    {
        if (_count == 0)
        {
            (_firstSequence, _lastPosition) = (sequence, position - 1);
            (_lastEnqueuedMs, _maxEnqueuedMs) = (enqueuedMs, enqueuedMs);
            WriteStart(_bytes, sequence, position, enqueuedMs);
        }

        if (_runCount > 0 && (enqueuedMs != _runEnqueuedMs || position != _runPosition + _runCount))
        {
            EndRun();
        }

        if (_runCount == 0)
        {
            (_runPosition, _runEnqueuedMs) = (position, enqueuedMs);
        }

        _maxEnqueuedMs = Math.Max(_maxEnqueuedMs, enqueuedMs);
        _runCount++;
        _count++;
    }

    // Puts the checksum before what follows it.
    private static byte[] Seal(ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest)
    {
        var block = GC.AllocateUninitializedArray<byte>(start.Length + rest.Length);
        start.CopyTo(block);
        rest.CopyTo(block.AsSpan(start.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(block, Crc32C.Compute(block.AsSpan(sizeof(uint))));
        return block;
    }

    private static void WriteStart(ByteWriter bytes, long sequence, long position, long enqueuedMs)
    {
        bytes.UInt32(0);
        bytes.Varint((ulong)sequence);
        bytes.Varint((ulong)position);
        bytes.Varint((ulong)enqueuedMs);
    }

    private static void WriteRunStart(ByteWriter bytes, long gap, long milliseconds, int count)
    {
        bytes.Varint((ulong)gap);
        bytes.Varint(Varint.ZigZag(milliseconds));
        bytes.Varint((ulong)count);
    }

    private void EndRun()
    {
        WriteRunStart(_bytes, _runPosition - _lastPosition - 1, _runEnqueuedMs - _lastEnqueuedMs, _runCount);
        _bytes.Bytes(_run.Span);
        _lastPosition = _runPosition + _runCount - 1;
        _lastEnqueuedMs = _runEnqueuedMs;
        _run.Clear();
        _runCount = 0;
    }
}
