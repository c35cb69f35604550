using TelemetryGen.Server.DuckDb.Columns;
using TelemetryGen.Server.DuckDb.Tables;

namespace TelemetryGen.Server.DuckDb;

/// <summary>What a partition has of one kind of records and has not stored.</summary>
internal abstract class PendingRows(StoredTable table)
{
    private readonly List<RowChunk> _chunks = [];

    public StoredTable Table => table;

    public IReadOnlyList<RowChunk> Chunks => _chunks;

    public bool IsEmpty => _chunks.Count == 0;

    /// <summary>They are stored.</summary>
    public void Clear()
    {
        foreach (var chunk in _chunks)
        {
            table.Return(chunk);
        }

        _chunks.Clear();
    }

    /// <summary>The chunk that the next row goes into.</summary>
    protected RowChunk Next()
    {
        if (_chunks.Count == 0 || _chunks[^1].Room == 0)
        {
            _chunks.Add(table.Rent());
        }

        return _chunks[^1];
    }
}

/// <inheritdoc/>
internal sealed class PendingRows<TRecord> : PendingRows
{
    private readonly (ColumnWriter<TRecord> Writer, int Place)[] _fields;
    private readonly int _sender;
    private readonly int _time;
    private readonly int _partition;
    private readonly int _number;
    private readonly int _place;
    private readonly int _version;

    public PendingRows(StoredTable table, ColumnWriter<TRecord>[] fields)
        : base(table)
    {
        (_sender, _time, _partition) = (Own(RecordTable.Sender), Own(RecordTable.EnqueuedTime), Own(RecordTable.Partition));
        (_number, _place, _version) = (Own(RecordTable.SequenceNumber), Own(RecordTable.Place), Own(RecordTable.Version));
        int[] own = [_sender, _time, _partition, _number, _place, _version, table.LotColumn];
        _fields = [.. fields.Select((writer, place) => (writer, place)).Where(f => !own.Contains(f.place))];
    }

    /// <summary>Takes the records of an event.</summary>
    public void Add(TelemetryContext context, Span<TRecord> records, ReadOnlySpan<int> places)
    {
        while (records.Length > 0)
        {
            var chunk = Next();
            var count = Math.Min(chunk.Room, records.Length);
            foreach (var (writer, place) in _fields)
            {
                writer.Write(records[..count], chunk.Columns[place], chunk.Count);
            }

            AddOwn(chunk, context, places[..count]);
            chunk.Count += count;
            records = records[count..];
            places = places[count..];
        }
    }

    private unsafe void AddOwn(RowChunk chunk, TelemetryContext context, ReadOnlySpan<int> places)
    {
        var (first, columns) = (chunk.Count, chunk.Columns);
        new Span<long>((long*)columns[_time].Data + first, places.Length).Fill(Stored.Moment(context.Event.EnqueuedTime));
        new Span<long>((long*)columns[_number].Data + first, places.Length).Fill(context.Event.SequenceNumber);
        new Span<ushort>((ushort*)columns[_version].Data + first, places.Length).Fill((ushort)context.Version);
        var numbers = (ushort*)columns[_place].Data + first;
        for (var i = 0; i < places.Length; i++)
        {
            numbers[i] = (ushort)places[i];
            Utf8.Write(context.Sender, columns[_sender], first + i);
            Utf8.Write(context.Event.PartitionId, columns[_partition], first + i);
        }
    }

    private int Own(string name) => NamedType.IndexOf(Table.Types.Columns, name);
}
