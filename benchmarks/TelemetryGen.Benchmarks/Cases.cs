using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Google.Protobuf;
using MemoryPack;
using MessagePack;
using TelemetryGen.Benchmarks.Peers;
using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>Record A, encoded and decoded by everyone: from an array of values into one buffer, from messages into an array of values.</summary>
internal static class Cases
{
    private static readonly byte[] Buffer = new byte[1024];
    private static readonly RawA[] Raws = new RawA[Samples.Count];
    private static readonly FrameA[] Frames = new FrameA[Samples.Count];
    private static readonly RecordA.Wire[] Wires = new RecordA.Wire[Samples.Count];
    private static readonly RecordA[] Records = new RecordA[Samples.Count];
    private static readonly MemoryPackA[] MemoryPacks = new MemoryPackA[Samples.Count];
    private static readonly byte[][] MemoryPackMessages = [.. Samples.MemoryPack.Select(a => MemoryPackSerializer.Serialize(a))];
    private static readonly byte[][] ProtoMessages = [.. Samples.Protos.Select(a => a.ToByteArray())];
    private static readonly byte[][] MessagePackMessages = [.. Samples.Classes.Select(a => MessagePackSerializer.Serialize(a))];
    private static readonly byte[][] JsonMessages = [.. Samples.Classes.Select(a => JsonSerializer.SerializeToUtf8Bytes(a, JsonA.Default.ClassA))];
    private static readonly FixedWriter Writer = new(Buffer);
    private static readonly Utf8JsonWriter JsonWriter = new(Writer);

    public static Case HandEncode { get; } = new("hand-written BinaryPrimitives", Samples.Count, static () =>
    {
        var written = 0L;
        foreach (ref var a in Samples.Raw.AsSpan())
        {
            if (HandWritten.TryWrite(a, Buffer))
            {
                written++;
            }
        }

        return written;
    }) { Bytes = 45 };

    public static Case HandDecode { get; } = new("hand-written BinaryPrimitives", Samples.Count, static () =>
    {
        var read = 0L;
        var messages = Samples.Messages;
        for (var i = 0; i < messages.Length; i++)
        {
            if (HandWritten.TryRead(messages[i], out Raws[i]))
            {
                read++;
            }
        }

        return read;
    }) { Bytes = 45 };

    public static Case MemoryPackEncode { get; } = new("MemoryPack, unmanaged struct", Samples.Count, static () =>
    {
        foreach (ref var a in Samples.MemoryPack.AsSpan())
        {
            Writer.Reset();
            MemoryPackSerializer.Serialize(Writer, a);
        }

        return Writer.Written;
    }) { Bytes = 40 };

    public static Case MemoryPackDecode { get; } = new("MemoryPack, unmanaged struct", Samples.Count, static () =>
    {
        var read = 0L;
        var messages = MemoryPackMessages;
        for (var i = 0; i < messages.Length; i++)
        {
            read += MemoryPackSerializer.Deserialize(messages[i], ref MemoryPacks[i]);
        }

        return read;
    }) { Bytes = 40 };

    public static Case WireEncode { get; } = new("TelemetryGen Wire.WriteUnchecked", Samples.Count, static () =>
    {
        foreach (ref var a in Samples.Wires.AsSpan())
        {
            a.WriteUnchecked(Buffer);
        }

        return Buffer[0];
    }) { Bytes = 45 };

    public static Case WireDecode { get; } = new("TelemetryGen Wire.TryRead", Samples.Count, static () =>
    {
        var read = 0L;
        var messages = Samples.Messages;
        for (var i = 0; i < messages.Length; i++)
        {
            if (RecordA.Wire.TryRead(messages[i], out Wires[i]))
            {
                read++;
            }
        }

        return read;
    }) { Bytes = 45 };

    public static Case RecordDecode { get; } = new("TelemetryGen record TryRead (units)", Samples.Count, static () =>
    {
        var read = 0L;
        var messages = Samples.Messages;
        for (var i = 0; i < messages.Length; i++)
        {
            if (RecordA.TryRead(messages[i], out Records[i]))
            {
                read++;
            }
        }

        return read;
    }) { Bytes = 45 };

    public static IReadOnlyList<Case> OthersDecode { get; } =
    [
        new("Google.Protobuf", Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in ProtoMessages)
            {
                sum += ProtoA.Parser.ParseFrom(message).Sequence;
            }

            return sum;
        }) { Bytes = Average(ProtoMessages) },
        new("MessagePack", Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in MessagePackMessages)
            {
                sum += MessagePackSerializer.Deserialize<ClassA>(message).Sequence;
            }

            return sum;
        }) { Bytes = Average(MessagePackMessages) },
        new("System.Text.Json, source-generated", Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in JsonMessages)
            {
                sum += JsonSerializer.Deserialize(message, JsonA.Default.ClassA)!.Sequence;
            }

            return sum;
        }) { Bytes = Average(JsonMessages) },
    ];

    public static IReadOnlyList<Case> Encode { get; } =
    [
        new("MemoryMarshal.Write of the frame", Samples.Count, static () =>
        {
            foreach (ref var a in Samples.Frames.AsSpan())
            {
                MemoryMarshal.Write(Buffer, a);
            }

            return Buffer[0];
        }) { Bytes = 45 },
        WireEncode,
        new("TelemetryGen Wire.TryWrite (ranges checked)", Samples.Count, static () =>
        {
            var written = 0L;
            foreach (ref var a in Samples.Wires.AsSpan())
            {
                if (a.TryWrite(Buffer))
                {
                    written++;
                }
            }

            return written;
        }) { Bytes = 45 },
        new("TelemetryGen Wire.TryWrite with its error", Samples.Count, static () =>
        {
            var written = 0L;
            foreach (ref var a in Samples.Wires.AsSpan())
            {
                if (a.TryWrite(Buffer, out _))
                {
                    written++;
                }
            }

            return written;
        }) { Bytes = 45 },
        new("TelemetryGen record TryWrite (units)", Samples.Count, static () =>
        {
            var written = 0L;
            foreach (ref var a in Samples.Records.AsSpan())
            {
                written += a.TryWrite(Buffer, out var length, out _) ? length : 0;
            }

            return written;
        }) { Bytes = 45 },
        MemoryPackEncode,
        new("Google.Protobuf", Samples.Count, static () =>
        {
            foreach (var a in Samples.Protos)
            {
                a.WriteTo(Buffer.AsSpan(0, a.CalculateSize()));
            }

            return Buffer[0];
        }) { Bytes = Average(ProtoMessages) },
        new("MessagePack", Samples.Count, static () =>
        {
            foreach (var a in Samples.Classes)
            {
                Writer.Reset();
                MessagePackSerializer.Serialize(Writer, a);
            }

            return Writer.Written;
        }) { Bytes = Average(MessagePackMessages) },
        new("System.Text.Json, source-generated", Samples.Count, static () =>
        {
            foreach (var a in Samples.Classes)
            {
                Writer.Reset();
                JsonWriter.Reset(Writer);
                JsonSerializer.Serialize(JsonWriter, a, JsonA.Default.ClassA);
            }

            return Writer.Written;
        }) { Bytes = Average(JsonMessages) },
    ];

    public static IReadOnlyList<Case> Decode { get; } =
    [
        new("MemoryMarshal.Read of the frame", Samples.Count, static () =>
        {
            var messages = Samples.Messages;
            for (var i = 0; i < messages.Length; i++)
            {
                Frames[i] = MemoryMarshal.Read<FrameA>(messages[i]);
            }

            return Frames[0].State;
        }) { Bytes = 45 },
        WireDecode,
        RecordDecode,
        new("TelemetryGen View, two fields", Samples.Count, static () =>
        {
            var sum = 0d;
            foreach (var message in Samples.Messages)
            {
                if (RecordA.View.TryRead(message, out var view, out _))
                {
                    sum += view.Temperature + view.Pressure;
                }
            }

            return (long)sum;
        }) { Bytes = 45 },
        MemoryPackDecode,
        .. OthersDecode,
    ];

    private static int Average(byte[][] messages) => (int)Math.Round(messages.Average(m => m.Length));

    /// <summary>A buffer writer over one array, used again and again.</summary>
    private sealed class FixedWriter(byte[] buffer) : IBufferWriter<byte>
    {
        public int Written { get; private set; }

        public void Advance(int count) => Written += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => buffer.AsMemory(Written);

        public Span<byte> GetSpan(int sizeHint = 0) => buffer.AsSpan(Written);

        public void Reset() => Written = 0;
    }
}
