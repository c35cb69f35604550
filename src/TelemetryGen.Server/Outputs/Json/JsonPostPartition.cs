using System.Buffers;
using TelemetryGen.Schema;

namespace TelemetryGen.Server;

/// <summary>The records of one partition on their way to an HTTP server.</summary>
internal sealed class JsonPostPartition(SchemaSpec schema, JsonPoster poster) : IPartitionOutput
{
    private readonly MessageReader _reader = new(schema);
    private readonly JsonLine _line = new(schema);
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Dictionary<string, Queue<byte[]>> _waiting = [];

    public void Add(TelemetryContext context, ReadOnlySpan<int> records)
    {
        var messages = _reader.ReadEvent(context.Event.Body.ToArray());
        foreach (var place in records)
        {
            var name = messages[place].Message.Name;
            if (!_waiting.TryGetValue(name, out var lines))
            {
                _waiting[name] = lines = new();
            }

            lines.Enqueue(_line.Create(messages[place], context));
        }
    }

    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var (record, lines) in _waiting)
        {
            while (lines.Count > 0)
            {
                var taken = Take(lines);
                await poster.PostAsync(record, _buffer.WrittenMemory, cancellationToken);
                for (; taken > 0; taken--)
                {
                    lines.Dequeue();
                }
            }
        }
    }

    // As many as a request may have; one at least.
    private int Take(Queue<byte[]> lines)
    {
        var taken = 0;
        _buffer.ResetWrittenCount();
        foreach (var line in lines)
        {
            if (taken > 0 && _buffer.WrittenCount + line.Length > poster.MaxRequestBytes)
            {
                break;
            }

            _buffer.Write(line);
            taken++;
        }

        return taken;
    }
}
