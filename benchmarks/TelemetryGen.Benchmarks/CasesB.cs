using TelemetryGen.Benchmarks.Peers;
using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>Record B, with an array and a text: by hand with what that allocates, and by view without.</summary>
internal static class CasesB
{
    private static readonly byte[] Buffer = new byte[HandWrittenB.Size];
    private static readonly short[] Samples = new short[16];
    private static readonly HandWrittenB[] ByHand = [.. Enumerable.Range(0, Benchmarks.Samples.Count).Select(i => new HandWrittenB
    {
        DeviceId = (uint)(0x1000_0000 + (i * 7919)),
        Sequence = (uint)i,
        At = 1_780_000_000_000 + (i * 997L),
        Rate = 3200,
        Samples = [.. Enumerable.Range(0, 16).Select(s => (short)((i * 37) + (s * 211)))],
        Name = $"Lüfter {i}",
    })];

    private static readonly byte[][] Messages = [.. ByHand.Select(Bytes)];
    private static readonly RecordB[] Records = [.. Messages.Select(m => RecordB.Read(m))];

    public static Case HandEncode { get; } = new("hand-written BinaryPrimitives", Benchmarks.Samples.Count, static () =>
    {
        var written = 0L;
        foreach (var b in ByHand)
        {
            if (b.TryWrite(Buffer))
            {
                written++;
            }
        }

        return written;
    }) { Bytes = HandWrittenB.Size };

    public static Case HandDecode { get; } = new("hand-written BinaryPrimitives", Benchmarks.Samples.Count, static () =>
    {
        var sum = 0L;
        foreach (var message in Messages)
        {
            sum += HandWrittenB.Read(message)!.Sequence;
        }

        return sum;
    }) { Bytes = HandWrittenB.Size };

    public static IReadOnlyList<Case> Encode { get; } =
    [
        new("TelemetryGen record TryWrite", Benchmarks.Samples.Count, static () =>
        {
            var written = 0L;
            foreach (var b in Records)
            {
                written += b.TryWrite(Buffer, out var length, out _) ? length : 0;
            }

            return written;
        }) { Bytes = HandWrittenB.Size },
    ];

    public static IReadOnlyList<Case> Decode { get; } =
    [
        new("TelemetryGen Wire.TryRead, the array as a span", Benchmarks.Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in Messages)
            {
                if (RecordB.Wire.TryRead(message, out var wire))
                {
                    ReadOnlySpan<short> samples = wire.Samples;
                    samples.CopyTo(Samples);
                    sum += wire.DeviceId + wire.Sequence + wire.At + wire.Rate + Samples[15] + wire.NameUtf8.Length;
                }
            }

            return sum;
        }) { Bytes = HandWrittenB.Size },
        new("TelemetryGen View, every field, the array copied", Benchmarks.Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in Messages)
            {
                if (RecordB.View.TryRead(message, out var view, out _))
                {
                    view.Samples.CopyTo(Samples);
                    sum += view.DeviceId + view.Sequence + view.At.Ticks + view.Rate + Samples[15] + view.NameUtf8.Length;
                }
            }

            return sum;
        }) { Bytes = HandWrittenB.Size },
        new("TelemetryGen record TryRead", Benchmarks.Samples.Count, static () =>
        {
            var sum = 0L;
            foreach (var message in Messages)
            {
                sum += RecordB.Read(message).Sequence;
            }

            return sum;
        }) { Bytes = HandWrittenB.Size },
    ];

    private static byte[] Bytes(HandWrittenB record)
    {
        var bytes = new byte[HandWrittenB.Size];
        return record.TryWrite(bytes) ? bytes : throw new InvalidOperationException("Record B does not fit.");
    }
}
