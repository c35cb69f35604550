using System.Runtime.InteropServices;
using System.Text.Json;
using Google.Protobuf;
using MemoryPack;
using MessagePack;
using TelemetryGen.Benchmarks.Peers;
using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>Record A, encoded by everyone: from an array of values into one buffer.</summary>
internal static class EncodeCases
{
    private const int Size = 1024;

    // 16 bytes after the start of a cache line, in every run: a store that crosses a line takes longer, and where an array lies is chance.
    private static readonly byte[] Room = GC.AllocateArray<byte>(Size + 128, pinned: true);
    private static readonly int Start = 80 - (int)(Marshal.UnsafeAddrOfPinnedArrayElement(Room, 0) & 63);
    private static readonly FixedWriter Writer = new(Room, Start);
    private static readonly Utf8JsonWriter JsonWriter = new(Writer);

    private static Span<byte> Buffer => Room.AsSpan(Start, Size);

    public static Case Hand { get; } = new("hand-written BinaryPrimitives", Samples.Count, static () =>
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

    public static Case AsMemoryPack { get; } = new("MemoryPack, unmanaged struct", Samples.Count, static () =>
    {
        foreach (ref var a in Samples.MemoryPack.AsSpan())
        {
            Writer.Reset();
            MemoryPackSerializer.Serialize(Writer, a);
        }

        return Writer.Written;
    }) { Bytes = 40 };

    public static Case Wire { get; } = new("TelemetryGen Wire.WriteUnchecked", Samples.Count, static () =>
    {
        foreach (ref var a in Samples.Wires.AsSpan())
        {
            a.WriteUnchecked(Buffer);
        }

        return Buffer[0];
    }) { Bytes = 45 };

    public static IReadOnlyList<Case> All { get; } =
    [
        new("MemoryMarshal.Write of the frame", Samples.Count, static () =>
        {
            foreach (ref var a in Samples.Frames.AsSpan())
            {
                MemoryMarshal.Write(Buffer, a);
            }

            return Buffer[0];
        }) { Bytes = 45 },
        Wire,
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
        AsMemoryPack,
        new("Google.Protobuf", Samples.Count, static () =>
        {
            foreach (var a in Samples.Protos)
            {
                a.WriteTo(Buffer[..a.CalculateSize()]);
            }

            return Buffer[0];
        }) { Bytes = PeerMessages.Average(PeerMessages.Proto) },
        new("MessagePack", Samples.Count, static () =>
        {
            foreach (var a in Samples.Classes)
            {
                Writer.Reset();
                MessagePackSerializer.Serialize(Writer, a);
            }

            return Writer.Written;
        }) { Bytes = PeerMessages.Average(PeerMessages.MessagePack) },
        new("System.Text.Json, source-generated", Samples.Count, static () =>
        {
            foreach (var a in Samples.Classes)
            {
                Writer.Reset();
                JsonWriter.Reset(Writer);
                JsonSerializer.Serialize(JsonWriter, a, JsonA.Default.ClassA);
            }

            return Writer.Written;
        }) { Bytes = PeerMessages.Average(PeerMessages.Json) },
    ];
}
