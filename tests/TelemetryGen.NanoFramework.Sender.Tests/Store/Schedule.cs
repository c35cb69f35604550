using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>A board's day in seconds: records, faults, restarts; then the world is back and the queue gets its time.</summary>
internal sealed class Schedule
{
    private readonly Random _random;
    private readonly Fate[] _faults;
    private readonly FaultyHub _hub;
    private readonly bool _inFlash;
    private readonly int _batchBytes;
    private readonly RingStore _ring = new(4000, false);
    private readonly IWorkload _work;
    private bool _isMended;

    public Schedule(int seed, Fate[] faults, IWorkload work)
    {
        _random = new Random(seed);
        _faults = faults;
        _work = work;
        _inFlash = _random.Next(3) > 0;
        _batchBytes = _random.Next(80, 700);
        _hub = new FaultyHub(NextFate);
        Board.Current = new Board { Line = _hub };
        DeadLetters = new RingStore(8000, false);
        Queue = Start();
    }

    public TelemetryQueue Queue { get; private set; }

    public RingStore DeadLetters { get; }

    public IReadOnlyList<byte[]> Events => _hub.Events;

    public int Faults { get; private set; }

    public int Restarts { get; private set; }

    public int SetAside { get; private set; }

    /// <summary>Records whose time was a guess.</summary>
    public int Guessed { get; private set; }

    public void Run()
    {
        var steps = _random.Next(20, 120);
        for (var step = 0; step < steps; step++)
        {
            switch (_random.Next(20))
            {
                case < 10:
                    _work.Send(Queue, _random);
                    break;
                case < 18:
                    var wait = Queue.Pump();
                    BoardTest.Pass(_random.Next(3) == 0 ? wait : _random.Next(20000));
                    break;
                case 18:
                    Queue.Flush();
                    break;
                default:
                    Restart();
                    break;
            }
        }

        Mend();
    }

    public void Revive()
    {
        Queue.Revive();
        Mend();
    }

    private void Mend()
    {
        _isMended = true;
        _work.Mend();
        Queue.Flush();
        for (var attempts = 0; Queue.Waiting > 0; attempts++)
        {
            Assert.InRange(attempts, 0, 500);
            BoardTest.Pass(Queue.Pump());
        }

        Count();
    }

    private void Count()
    {
        SetAside += Queue.SetAside;
        Guessed += Queue.Guessed;
    }

    // Without a goodbye, as a reset or a power cut between two operations.
    private void Restart()
    {
        if (_inFlash)
        {
            Count();
            Restarts++;
            Queue = Start();
        }
    }

    private TelemetryQueue Start()
    {
        _work.SwitchOn(_random);
        ITelemetryStore store = _inFlash ? new FlashStore("/queue", 4096, 256, false) : _ring;
        var sender = new EventHubSender("localhost", 443, "weather", "dev-1", new ProvisionedToken(BoardTest.Token), null);
        return new TelemetryQueue(store, sender, new SequenceCounter(_inFlash ? "/sequence" : null, 8), DeadLetters, _batchBytes);
    }

    private Fate NextFate()
    {
        if (_isMended || _random.Next(2) == 0)
        {
            return Fate.Stored;
        }

        Faults++;
        return _faults[_random.Next(_faults.Length)];
    }
}
