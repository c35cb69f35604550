using System.Globalization;
using Lab;
using TelemetryGen.Device;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>
/// The same records of the same moments on both kinds of board, MicroPython's as it is: the files of the store with its marks, and the
/// events that the hub gets, are the same bytes.
/// </summary>
public class MicroPythonTimestampTests : QueueTest
{
    // Two starts of a board. What each line does is below, in the order of the lines; the times are milliseconds.
    private const string Scenario = """
        start 0
        pass 1500
        level 10 a
        pass 61234
        tally 1
        level 11 bb
        pass 100
        strike 5
        files
        pass 3600000
        start 777
        pass 2000
        level 12 ccc
        pass 8001
        sync
        level 13 -
        slow 7200000 720
        sync
        level 20000 -
        slow 3600500 360
        level 14 dddd
        tally 2
        strike 6
        files
        send
        files
        """;

    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1800000000);

    private readonly List<string> _lines = [];
    private readonly Level _level = Samples.NewLevel();
    private readonly Tally _tally = Samples.NewTally();
    private readonly Strike _strike = Samples.NewStrike();

    [Fact]
    public async Task Files_and_events_are_those_of_a_MicroPython_board()
    {
        var expected = await DeviceRuntime.Get("MicroPython")
            .RunAsync($"SCENARIO = '''{Scenario}'''\nimport stamp_scenario\nstamp_scenario.run(SCENARIO)\n");
        Board.Current = Board.SwitchedOn(Start.UtcDateTime);
        Board.Current.Line = MemoryHub;
        Run();

        Assert.Equal(expected, _lines);
        Assert.Equal(7, _lines.Count(l => l.StartsWith("event", StringComparison.Ordinal)));
    }

    private void Run()
    {
        TelemetryQueue? queue = null;
        foreach (var words in Scenario.Split('\n').Select(l => l.Split(' ')))
        {
            var number = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0;
            switch (words[0])
            {
                case "start":
                    queue = SwitchOn();
                    break;
                case "pass":
                    Pass(number);
                    break;
                case "slow":
                    Pass(number);
                    Board.Current.Slow += TimeSpan.FromMilliseconds(int.Parse(words[2], CultureInfo.InvariantCulture));
                    break;
                case "sync":
                    Board.Current.ClockError = Board.Current.Slow;
                    break;
                case "level":
                    (_level.Height, _level.Note) = (number, words[2] == "-" ? "" : words[2]);
                    queue!.Send(_level);
                    break;
                case "tally":
                    _tally.Count = number;
                    queue!.Send(_tally);
                    break;
                case "strike":
                    _strike.Strength = number;
                    queue!.Send(_strike);
                    break;
                case "send":
                    Flush(queue!);
                    _lines.AddRange(MemoryHub.Events.Select(e => $"event {Convert.ToHexStringLower(e)}"));
                    _lines.Add($"guessed {queue!.Guessed}");
                    break;
                default:
                    _lines.AddRange(Board.Current.Flash.Paths.Order(StringComparer.Ordinal)
                        .Select(p => $"{p} {Convert.ToHexStringLower(Board.Current.Flash.Content(p))}"));
                    break;
            }
        }
    }

    private TelemetryQueue SwitchOn()
    {
        var (flash, truth) = (Board.Current.Flash, Board.Current.Truth);
        Board.Current = Board.SwitchedOn(truth);
        (Board.Current.Flash, Board.Current.Line) = (flash, MemoryHub);
        var queue = Queue(256, store: new FlashStore("/queue", 4096, 1024, true), counter: new SequenceCounter("/sequence"));
        queue.MaxAgeSeconds = 86400;
        return queue;
    }
}
