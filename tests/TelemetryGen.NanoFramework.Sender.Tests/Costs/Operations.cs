using Acme.Greenhouse;
using TelemetryGen.Device;
using TelemetryGen.NanoFramework.Counting;
using TelemetryGen.NanoFramework.Sender.Tests.Store;

namespace TelemetryGen.NanoFramework.Sender.Tests.Costs;

/// <summary>What is measured, over the counted copy of the board's code: the last of several times, when all buffers are there.</summary>
internal static class Operations
{
    private static readonly byte[] Message = new byte[40];

    public static Cost AppendToFlash()
    {
        var store = Flash();
        return Steady(() => store.Append(Message, 0, 40));
    }

    public static Cost SendToFlash()
    {
        var queue = Queue(Flash());
        var climate = Reading();
        return Steady(() => queue.Send(climate));
    }

    public static Cost SendToRing()
    {
        SwitchOn();
        var queue = Queue(new RingStore(4000, true));
        var climate = Reading();
        return Steady(() => queue.Send(climate));
    }

    public static Cost PumpTwentyFromFlash()
    {
        var queue = Queue(Flash());
        var climate = Reading();
        PumpTwenty(queue, climate);
        return PumpTwenty(queue, climate);
    }

    public static Cost Post()
    {
        SwitchOn();
        var sender = Sender();
        return Steady(() => sender.Send(Message, 0, 40));
    }

    public static Cost PostRecord()
    {
        SwitchOn();
        var sender = Sender();
        var climate = Reading();
        return Steady(() => sender.Send(climate));
    }

    public static Cost NewToken()
    {
        SwitchOn();
        var tokens = new SignedToken("localhost", "weather", "dev-1", "send", "key");
        return Executed.By(() => tokens.GetToken());
    }

    private static Cost PumpTwenty(TelemetryQueue queue, Climate climate)
    {
        for (var i = 0; i < 20; i++)
        {
            queue.Send(climate);
        }

        queue.Flush();
        return Executed.By(() => queue.Pump());
    }

    private static Cost Steady(Action action)
    {
        for (var i = 0; i < 10; i++)
        {
            action();
        }

        return Executed.By(action);
    }

    private static Climate Reading() => new()
    {
        At = 1764086400123, Temperature = -1255, Humidity = 4300, Pressure = 101325, Raining = true, Door = DoorState.Stuck, Battery =
            3300, Note = "storm",
    };

    // Each on a board of its own, with an empty flash.
    private static FlashStore Flash()
    {
        SwitchOn();
        return new("/queue", 1 << 17, 0x7FFF, true);
    }

    private static void SwitchOn() => Board.Current = new Board { Line = new AnsweringLine() };

    private static TelemetryQueue Queue(ITelemetryStore store) =>
        new(store, Sender(), new SequenceCounter(null), new RingStore(1000, true), 2048);

    private static EventHubSender Sender() => new("localhost", 443, "weather", "dev-1", new ProvisionedToken(BoardTest.Token), null);
}
