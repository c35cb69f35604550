using System.Runtime.InteropServices;
using System.Text.Json;
using MemoryPack;
using MessagePack;
using TelemetryGen.Benchmarks.Peers;
using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>Record A, decoded by everyone: from messages into an array of values.</summary>
internal static class DecodeCases
{
    private static readonly RawA[] Raws = new RawA[Samples.Count];
    private static readonly FrameA[] Frames = new FrameA[Samples.Count];
    private static readonly RecordA.Wire[] Wires = new RecordA.Wire[Samples.Count];
    private static readonly RecordA[] Records = new RecordA[Samples.Count];
    private static readonly MemoryPackA[] MemoryPacks = new MemoryPackA[Samples.Count];

    public static Case Hand { get; } = new("hand-written BinaryPrimitives", Samples.Count, static () =>
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

    public static Case AsMemoryPack { get; } = new("MemoryPack, unmanaged struct", Samples.Count, static () =>
    {
        var read = 0L;
        var messages = PeerMessages.MemoryPack;
        for (var i = 0; i < messages.Length; i++)
        {
            read += MemoryPackSerializer.Deserialize(messages[i], ref MemoryPacks[i]);
        }

        return read;
    }) { Bytes = 40 };

    public static Case Wire { get; } = new("TelemetryGen Wire.TryRead", Samples.Count, static () =>
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

    public static Case Unchecked { get; } = new("TelemetryGen Wire.ReadUnchecked", Samples.Count, static () =>
    {
        var read = 0L;
        var messages = Samples.Messages;
        for (var i = 0; i < messages.Length; i++)
        {
            RecordA.Wire.ReadUnchecked(messages[i], out Wires[i]);
            read += RecordA.MaxPayloadBytes;
        }

        return read;
    }) { Bytes = 45 };

    public static Case Record { get; } = new("TelemetryGen record TryRead (units)", Samples.Count, static () =>
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

    public static IReadOnlyList<Case> Others { get; } =
    [
        new("Google.Protobuf", Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in PeerMessages.Proto)
            {
                sum += ProtoA.Parser.ParseFrom(message).Sequence;
            }

            return sum;
        }) { Bytes = PeerMessages.Average(PeerMessages.Proto) },
        new("MessagePack", Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in PeerMessages.MessagePack)
            {
                sum += MessagePackSerializer.Deserialize<ClassA>(message).Sequence;
            }

            return sum;
        }) { Bytes = PeerMessages.Average(PeerMessages.MessagePack) },
        new("System.Text.Json, source-generated", Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in PeerMessages.Json)
            {
                sum += JsonSerializer.Deserialize(message, JsonA.Default.ClassA)!.Sequence;
            }

            return sum;
        }) { Bytes = PeerMessages.Average(PeerMessages.Json) },
    ];

    public static IReadOnlyList<Case> All { get; } =
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
        Unchecked,
        Wire,
        Record,
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
        AsMemoryPack,
        .. Others,
    ];
}
