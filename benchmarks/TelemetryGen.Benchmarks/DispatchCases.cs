using System.Buffers.Binary;
using TelemetryGen.Benchmarks.Ratios;

namespace TelemetryGen.Benchmarks;

/// <summary>Mixed messages of four records: each read by a switch over the id that is known before, and through the dispatcher.</summary>
internal static class DispatchCases
{
    private static readonly byte[][] Messages = [.. Enumerable.Range(0, 256).Select(i => Message(i))];
    private static readonly byte[] Kinds = [.. Messages.Select(m => (byte)BinaryPrimitives.ReadUInt16LittleEndian(m.AsSpan(2)))];
    private static readonly Adding Class = new();
    private static AddingStruct _struct;

    public static Case Direct { get; } = new("direct TryRead, kind known", Messages.Length, static () =>
    {
        var sum = 0L;
        for (var i = 0; i < Messages.Length; i++)
        {
            switch (Kinds[i])
            {
                case RecordA.TemplateId when RecordA.TryRead(Messages[i], out var a, out TelemetryError _):
                    sum += a.Sequence;
                    break;
                case Health.TemplateId when Health.TryRead(Messages[i], out var health, out TelemetryError _):
                    sum += health.Uptime;
                    break;
                case Motion.TemplateId when Motion.TryRead(Messages[i], out var motion, out TelemetryError _):
                    sum += motion.Steps;
                    break;
                case Counter.TemplateId when Counter.TryRead(Messages[i], out var counter, out TelemetryError _):
                    sum += (long)counter.Count;
                    break;
            }
        }

        return sum;
    });

    public static IReadOnlyList<Case> All { get; } =
    [
        new("TelemetryGen dispatcher, handler a class", Messages.Length, static () =>
        {
            foreach (var message in Messages)
            {
                BenchmarksDispatcher.TryDispatch(message, Class, out _);
            }

            return Class.Sum;
        }),
        new("TelemetryGen dispatcher, handler a struct", Messages.Length, static () =>
        {
            foreach (var message in Messages)
            {
                BenchmarksDispatcher.TryDispatch(message, ref _struct, out _);
            }

            return _struct.Sum;
        }),
    ];

    // A fixed disorder, so that no branch is foreseen by its place.
    private static byte[] Message(int i)
    {
        var bytes = new byte[64];
        var length = (i * 7919 % 31 % 4) switch
        {
            0 => Samples.Records[i % Samples.Count].Write(bytes),
            1 => new Health(DateTimeOffset.UnixEpoch.AddSeconds(i), (uint)i, 3_000).Write(bytes),
            2 => new Motion((ushort)i, 1, 2, 3, false).Write(bytes),
            _ => new Counter((ulong)i).Write(bytes),
        };
        return bytes[..length];
    }

    private sealed class Adding : IBenchmarksHandler
    {
        public long Sum { get; private set; }

        public void OnRecordA(in RecordA message) => Sum += message.Sequence;

        public void OnHealth(in Health message) => Sum += message.Uptime;

        public void OnMotion(in Motion message) => Sum += message.Steps;

        public void OnCounter(in Counter message) => Sum += (long)message.Count;

        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage>
        {
        }
    }

    private struct AddingStruct : IBenchmarksHandler
    {
        public long Sum { get; private set; }

        public void OnRecordA(in RecordA message) => Sum += message.Sequence;

        public void OnHealth(in Health message) => Sum += message.Uptime;

        public void OnMotion(in Motion message) => Sum += message.Steps;

        public void OnCounter(in Counter message) => Sum += (long)message.Count;

        public void OnOther<TMessage>(in TMessage message)
            where TMessage : ITelemetryMessage<TMessage>
        {
        }
    }
}
