using System.Buffers.Binary;
using Lab;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>
/// A board with a queue over flash, from power on to power off, and what it may count on from which operation of the flash on.
/// </summary>
internal sealed class QueueLife
{
    private readonly List<FlashOperation> _log = [];
    private readonly Random _random;
    private readonly Level _level = Samples.NewLevel();
    private int _asked;
    private IReadOnlyList<Arrival> _refused = [];

    public QueueLife(IReadOnlyDictionary<string, byte[]> files, Random random, bool knowsTheTime, DateTimeOffset truth)
    {
        (_random, KnowsTheTime) = (random, knowsTheTime);
        Hub = new FaultyHub(NextFate) { IsPoison = IsPoison };
        Board.Current = Board.SwitchedOn(truth.UtcDateTime);
        Board.Current.ClockError = knowsTheTime ? TimeSpan.Zero : Board.Current.ClockError;
        Board.Current.HasTimeServer = true;
        Board.Current.Line = Hub;
        Board.Current.Flash = FlashCuts.Flash(files, _log);
        Store = new FlashStore("/queue", 4096, 256, false);
        DeadLetters = new FlashStore("/dead", 4096, 256, false);
        Inherited = NumbersIn(Store);
        InheritedDead = NumbersIn(DeadLetters);
        var sender = new EventHubSender("localhost", 443, "weather", "dev-1", new ProvisionedToken(BoardTest.Token), null);
        Queue = new TelemetryQueue(Store, sender, new SequenceCounter("/sequence"), DeadLetters, 160);
    }

    public TelemetryQueue Queue { get; }

    public FlashStore Store { get; }

    public FlashStore DeadLetters { get; }

    public FaultyHub Hub { get; }

    /// <summary>Its clock was right from the start on.</summary>
    public bool KnowsTheTime { get; }

    /// <summary>Every request is stored, whatever is in it.</summary>
    public bool IsMended { get; set; }

    public IReadOnlyList<FlashOperation> Log => _log;

    /// <summary>Numbers of what an earlier life left.</summary>
    public IReadOnlyList<uint> Inherited { get; }

    public IReadOnlyList<uint> InheritedDead { get; }

    public List<Sent> Sends { get; } = [];

    public List<Answered> Requests { get; } = [];

    public uint Send()
    {
        var from = _log.Count;
        var isPoison = _random.Next(12) == 0;
        _level.Note = (isPoison ? "bad" : "") + new string('n', _random.Next(12));
        Assert.True(Queue.Send(_level));
        Sends.Add(new(from, _log.Count, _level.Number, Board.Current.Truth));
        return _level.Number;
    }

    public int Pump()
    {
        var (events, delivered, setAside) = (Hub.Events.Count, Queue.Delivered, Queue.SetAside);
        var wait = Queue.Pump();
        foreach (var body in Hub.Events.Skip(events))
        {
            Requests.Add(new(_asked, _log.Count, NumbersIn(body), Queue.Delivered > delivered ? Outcome.Concluded : Outcome.Unanswered));
        }

        if (Queue.SetAside > setAside)
        {
            Requests.Add(new(_asked, _log.Count, [.. _refused.Select(a => a.Number)], Outcome.SetAside));
        }

        return wait;
    }

    public void Work(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            if (_random.Next(5) < 3)
            {
                Send();
                BoardTest.Pass(1000);
            }
            else
            {
                Queue.Flush();
                BoardTest.Pass(_random.Next(2) * Pump());
            }
        }
    }

    /// <summary>Numbers of the Level records that a store holds, marked or not.</summary>
    public static List<uint> NumbersIn(ITelemetryStore store) =>
        [.. StoredMessages.In(store).Select(m => BinaryPrimitives.ReadUInt32LittleEndian(m.AsSpan(16)))];

    private static uint[] NumbersIn(byte[] body) => [.. Arrival.In(body).Select(a => a.Number)];

    private bool IsPoison(byte[] body)
    {
        _asked = _log.Count;
        var isPoison = !IsMended && System.Text.Encoding.ASCII.GetString(body).Contains("bad", StringComparison.Ordinal);
        _refused = isPoison ? Arrival.In(body) : [];
        return isPoison;
    }

    private Fate NextFate() => IsMended ? Fate.Stored : _random.Next(10) switch
    {
        0 => Fate.RefusedConnection,
        1 => Fate.CutBeforeTheAnswer,
        2 => Fate.ServerError,
        _ => Fate.Stored,
    };
}

/// <summary>A record: where in the log it began and ended, and when it was taken.</summary>
internal sealed record Sent(int From, int To, uint Number, DateTimeOffset Truth);

internal enum Outcome
{
    Concluded,
    Unanswered,
    SetAside,
}

/// <summary>A request: where in the log the hub had it, and where the queue was done with it.</summary>
internal sealed record Answered(int From, int To, IReadOnlyList<uint> Numbers, Outcome Outcome);
