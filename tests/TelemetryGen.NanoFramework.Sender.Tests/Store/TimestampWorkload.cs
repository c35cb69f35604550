using Lab;
using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>
/// Emitted records in milliseconds and in seconds, on a board that does not know the time at power on and is not always told it.
/// </summary>
internal sealed class TimestampWorkload : IWorkload
{
    private readonly Level _level = Samples.NewLevel();
    private readonly Tally _tally = Samples.NewTally();
    private DateTime _powerOn = new(2027, 1, 15, 8, 0, 0, DateTimeKind.Utc);

    /// <summary>When the records that the queue took were taken.</summary>
    public Dictionary<uint, DateTimeOffset> Accepted { get; } = [];

    public void SwitchOn(Random random)
    {
        var (flash, line) = (Board.Current.Flash, Board.Current.Line);
        if (Board.Current.Standing is not null)
        {
            // Off for a while.
            _powerOn = Board.Current.Truth.AddSeconds(random.Next(100));
        }

        Board.Current = Board.SwitchedOn(_powerOn);
        (Board.Current.Flash, Board.Current.Line) = (flash, line);
        BoardTest.Pass(random.Next(30000));
    }

    public void Send(TelemetryQueue queue, Random random)
    {
        _level.Note = new string('n', random.Next(24));
        var isTally = random.Next(4) == 0;
        if (isTally ? queue.Send(_tally) : queue.Send(_level))
        {
            Accepted.Add(isTally ? (uint)_tally.Number : _level.Number, Board.Current.Truth);
        }

        Board.Current.HasTimeServer = random.Next(3) == 0;
    }

    public void Mend() => Board.Current.HasTimeServer = true;

    /// <summary>True when a record has the time that it was taken at, in the resolution of its kind.</summary>
    public bool IsExact(Arrival arrival) => Accepted[arrival.Number] - arrival.At is var off && off >= TimeSpan.Zero
        && off < TimeSpan.FromMilliseconds(arrival.Message == "Tally" ? 1000 : 1);
}
