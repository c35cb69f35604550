using Acme.Greenhouse;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>Events' bodies.</summary>
internal static class Bodies
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static Climate Climate(uint sequence, double temperature = 20) => new(
        Start.AddMinutes(sequence), temperature, 1000, 3, false, false, DoorState.Closed, 3300, null, sequence);

    public static Health Health(uint sequence) => new() { At = Start.AddMinutes(sequence), Firmware = "1.2", Sequence = sequence };

    public static byte[] Message(uint sequence, double temperature = 20) => Message(Climate(sequence, temperature));

    public static byte[] Message<TRecord>(TRecord record)
        where TRecord : ITelemetryMessage<TRecord>
    {
        var buffer = new byte[TRecord.MaxPayloadBytes];
        Assert.True(record.TryWrite(buffer, out var length, out var error), error.ToString());
        return buffer[..length];
    }

    public static byte[] Batch(params uint[] sequences)
    {
        var records = sequences.Select(s => Climate(s)).ToArray();
        var buffer = new byte[Acme.Greenhouse.Climate.MaxBatchBytes(records.Length)];
        Assert.True(Acme.Greenhouse.Climate.TryWriteBatch(records, buffer, out var length, out _));
        return buffer[..length];
    }
}
