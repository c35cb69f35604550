using Acme.Greenhouse;

namespace TelemetryGen.Tests.Dispatch;

/// <summary>The generated dispatcher of the sample's contracts.</summary>
public class DispatcherTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private static readonly Climate Climate = new(At, 21.5, 1013.2, 3.4, true, false, DoorState.Open, 3900, "storm", 7);

    private static readonly Health Health = new()
    {
        At = At, Uptime = 60, Signal = -70, Sent = 3, Alarms = Alarms.LowBattery, Firmware = "2", Sequence = 8,
    };

    [Fact]
    public void Each_record_reaches_its_method_and_no_other()
    {
        var handler = new Recorder();

        Assert.True(GreenhouseDispatcher.TryDispatch(Bytes(Climate), handler, out var outcome));
        Assert.Equal([Climate], handler.Climates);
        Assert.Equal((1, 1, 0, default), (handler.Calls, outcome.Records, outcome.Others, outcome.Error));

        Assert.True(GreenhouseDispatcher.TryDispatch(Bytes(Health), handler, out outcome));
        Assert.Equal([Health], handler.Healths);
        Assert.Equal((2, 1, 0, default), (handler.Calls, outcome.Records, outcome.Others, outcome.Error));
    }

    [Theory]
    [InlineData(0, TelemetryErrorCode.MessageTruncated, "Acme.Greenhouse ends after 0 bytes; 8 are needed.")]
    [InlineData(7, TelemetryErrorCode.MessageTruncated, "Acme.Greenhouse ends after 7 bytes; 8 are needed.")]
    [InlineData(8, TelemetryErrorCode.MessageTruncated, "Climate ends after 8 bytes; 30 are needed.")]
    [InlineData(30, TelemetryErrorCode.MessageTruncated, "Climate.Note ends after 30 bytes; 31 are needed.")]
    [InlineData(35, TelemetryErrorCode.MessageTruncated, "Climate.Note ends after 35 bytes; 36 are needed.")]
    public void A_message_that_is_cut_off_reaches_nobody(int length, TelemetryErrorCode code, string text) =>
        AssertRefused(Bytes(Climate)[..length], code, text);

    [Fact]
    public void Another_schema_reaches_nobody() =>
        AssertRefused(With(4, 8), TelemetryErrorCode.SchemaMismatch, "Acme.Greenhouse is of schema 7; the message is of schema 8.");

    [Fact]
    public void An_unknown_message_reaches_nobody() =>
        AssertRefused(With(2, 3), TelemetryErrorCode.TemplateMismatch, "Acme.Greenhouse has no message 3.");

    [Fact]
    public void A_message_with_bytes_behind_it_reaches_nobody() =>
        AssertRefused([.. Bytes(Climate), 0], TelemetryErrorCode.TrailingBytes, "Climate ends after 36 bytes; the message has 37.");

    [Fact]
    public void A_record_struct_without_a_text_costs_no_allocation_on_its_way()
    {
        var bytes = Bytes(Climate with { Note = null });
        var handler = new Counter();
        GreenhouseDispatcher.TryDispatch(bytes, handler, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            GreenhouseDispatcher.TryDispatch(bytes, handler, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((1001, 21.5), (handler.Climates, handler.Temperature));
    }

    private static void AssertRefused(byte[] bytes, TelemetryErrorCode code, string text)
    {
        var handler = new Recorder();

        Assert.False(GreenhouseDispatcher.TryDispatch(bytes, handler, out var outcome));

        Assert.Equal((code, text, text, 0), (outcome.Error.Code, outcome.Error.ToString(), outcome.ToString(), handler.Calls));
        Assert.Equal((0, 0), (outcome.Records, outcome.Others));
    }

    private static byte[] With(int at, byte value)
    {
        var bytes = Bytes(Climate);
        bytes[at] = value;
        return bytes;
    }

    private static byte[] Bytes<T>(T record)
        where T : ITelemetryMessage<T>
    {
        var bytes = new byte[T.MaxPayloadBytes];
        Assert.True(record.TryWrite(bytes, out var length, out _));
        return bytes[..length];
    }

    private sealed class Counter : IGreenhouseHandler
    {
        public int Climates { get; private set; }

        public double Temperature { get; private set; }

        public void OnClimate(in Climate message) => (Climates, Temperature) = (Climates + 1, message.Temperature);

        public void OnHealth(in Health message) => throw new InvalidOperationException("No Health was sent.");
    }
}
