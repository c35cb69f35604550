using System.Buffers.Binary;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Input;

/// <summary>Messages to batches: those of one record that follow each other, as many as an event takes.</summary>
internal sealed class EventBatches(SchemaSpec schema, int limit, Func<byte[], Task> writeAsync)
{
    private BatchWriter? _batch;
    private int _id;

    /// <summary>Adds a message; writes the batch before it where that is full, or of another record.</summary>
    public async Task AddAsync(byte[] message)
    {
        var id = BinaryPrimitives.ReadUInt16LittleEndian(message.AsSpan(sizeof(ushort)));
        if (_batch is not null && id == _id && _batch.TryAdd(message, limit))
        {
            return;
        }

        await EndAsync();
        (_batch, _id) = (new BatchWriter(schema.Messages.Single(m => m.Id == id)), id);
        if (!_batch.TryAdd(message, limit))
        {
            _batch = null;
            throw new MessageFormatException($"A batch with this message alone has more than {limit} bytes.");
        }
    }

    /// <summary>Writes the batch that was begun.</summary>
    public async Task EndAsync()
    {
        if (_batch is not null)
        {
            await writeAsync(_batch.ToBytes());
            _batch = null;
        }
    }
}
