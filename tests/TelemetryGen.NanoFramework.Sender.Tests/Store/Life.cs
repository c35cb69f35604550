using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>
/// A board from power on to power off. It numbers its messages; the promises say what it may count on from a place in the log on.
/// </summary>
internal sealed class Life
{
    public const int Segment = 160;
    public const int Capacity = 5 * Segment;

    private readonly byte[] _buffer = new byte[300];
    private readonly List<FlashOperation> _log = [];

    public Life(IReadOnlyDictionary<string, byte[]> files, int number, bool oldestDropped)
    {
        Number = number;
        Flash = FlashCuts.Flash(files, _log);
        Board.Current.Flash = Flash;
        Store = Open(oldestDropped);
        Waiting = Numbered.ReadAll(Store);
        Acknowledged = Waiting.Count > 0 ? Waiting[0] - 1 : number;
        Taken = Waiting.Count;
        Promise(0);
        var lost = Store.Count - Waiting.Count;
        HasGap = lost > 0;
        if (HasGap)
        {
            // A file that was dropped is back, a newer one is not: what lacks is counted when it is passed.
            var before = Store.Corrupt;
            Acknowledge();
            Assert.Equal((before + lost, 0), (Store.Corrupt, Store.Count));
        }

        Begin();
    }

    public FlashStore Store { get; }

    public BoardFlash Flash { get; }

    public IReadOnlyList<FlashOperation> Log => _log;

    public List<Promise> Promises { get; } = [];

    public int Number { get; private set; }

    public List<int> Waiting { get; }

    public int Acknowledged { get; private set; }

    public int Taken { get; private set; }

    public bool HasGap { get; }

    public static FlashStore Open(bool oldestDropped) => new("/queue", Capacity, Segment, oldestDropped);

    public void Append(int length)
    {
        Number++;
        Promise(Number);
        if (Store.Append(Numbered.Message(Number, length), 0, length))
        {
            Waiting.Add(Number);
        }

        var lost = Waiting.Count - Store.Count;
        Waiting.RemoveRange(0, lost);
        Taken = Math.Max(0, Taken - lost);
        Promise(0);
    }

    /// <summary>False when nothing is left.</summary>
    public bool Read()
    {
        var isRead = Store.Read(_buffer, 0) > 0;
        Taken += isRead ? 1 : 0;
        return isRead;
    }

    public void Begin()
    {
        Store.Begin();
        Taken = 0;
    }

    public void Acknowledge()
    {
        Store.Acknowledge();
        Acknowledged = Taken > 0 ? Waiting[Taken - 1] : Acknowledged;
        Waiting.RemoveRange(0, Taken);
        Taken = 0;
        Promise(0);
    }

    // A call keeps its promise when it returns: while it runs, what it removes may be there or not.
    private void Promise(int appending) => Promises.Add(new(_log.Count, [.. Waiting], Acknowledged, appending));
}

/// <summary>From a place in the log on: what must be there, the last one that must not, and the one that is being written.</summary>
internal sealed record Promise(int Position, IReadOnlyList<int> Waiting, int Acknowledged, int Appending);
