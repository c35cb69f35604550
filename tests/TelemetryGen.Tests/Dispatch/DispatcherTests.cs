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

        Assert.True(GreenhouseDispatcher.TryDispatch(Bytes(Climate), handler, out var error));
        Assert.Equal([Climate], handler.Climates);
        Assert.Equal((1, default), (handler.Calls, error));

        Assert.True(GreenhouseDispatcher.TryDispatch(Bytes(Health), handler, out error));
        Assert.Equal([Health], handler.Healths);
        Assert.Equal((2, default), (handler.Calls, error));
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
    public void A_handler_without_methods_takes_every_record_and_does_nothing()
    {
        Assert.True(GreenhouseDispatcher.TryDispatch(Bytes(Climate), new Nobody(), out var error));
        Assert.Equal(default, error);
        Assert.True(GreenhouseDispatcher.TryDispatch(Bytes(Health), new Nobody(), out _));
        Assert.False(GreenhouseDispatcher.TryDispatch(With(2, 3), new Nobody(), out error));
        Assert.Equal(TelemetryErrorCode.TemplateMismatch, error.Code);
    }

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

        Assert.False(GreenhouseDispatcher.TryDispatch(bytes, handler, out var error));

        Assert.Equal((code, text, 0), (error.Code, error.ToString(), handler.Calls));
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

    private sealed class Nobody : IGreenhouseHandler;

    private sealed class Counter : IGreenhouseHandler
    {
        public int Climates { get; private set; }

        public double Temperature { get; private set; }

        public void OnClimate(in Climate message) => (Climates, Temperature) = (Climates + 1, message.Temperature);
    }
}
