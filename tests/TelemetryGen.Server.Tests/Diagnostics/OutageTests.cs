using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Diagnostics;

/// <summary>How often the log has it that something fails.</summary>
public sealed class OutageTests : IDisposable
{
    private readonly HubLog _log = new(TimeSpan.FromSeconds(10));
    private readonly FakeClock _clock = new();
    private readonly List<string> _told = [];
    private readonly Outage _outage;

    public OutageTests() => _outage = new(
        _log, _clock, (fault, part, reason, seconds) => _told.Add($"{fault?.GetType().Name}{part} {seconds}: {reason}"), _told.Add);

    public void Dispose() => _log.Dispose();

    [Fact]
    public void It_is_told_at_once_after_a_minute_and_then_after_pauses_that_double_up_to_a_quarter_of_an_hour()
    {
        var minutes = new List<int>();
        for (var minute = 0; minute <= 60; minute++)
        {
            var before = _told.Count;
            for (var i = 0; i < 6; i++)
            {
                _outage.Fail("0", new IOException("The disk is full."), TimeSpan.FromSeconds(10));
            }

            if (_told.Count > before)
            {
                minutes.Add(minute);
            }

            _clock.Shift += TimeSpan.FromMinutes(1);
        }

        Assert.Equal([0, 1, 3, 7, 15, 30, 45, 60], minutes);
        Assert.Equal("0 10: The disk is full.", _told[0]);
        Assert.Equal("0 10: The disk is full. So far 7 tries failed in 60 s.", _told[1]);
        Assert.Equal("0 10: The disk is full. So far 361 tries failed in 60 min.", _told[^1]);
        Assert.Equal(366, _log.Lines.Count);
        Assert.All(_log.Lines, l => Assert.StartsWith("Debug: Where that came from. System.IO.IOException", l, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_over_when_all_parts_work_and_the_next_failure_is_told_at_once()
    {
        _outage.Succeed("0");
        _outage.Fail("0", new IOException("a"));
        _outage.Fail("1", new IOException("b"));
        _clock.Shift += TimeSpan.FromSeconds(30);
        _outage.Succeed("2");
        _outage.Succeed("0");
        Assert.Equal(["0 0: a."], _told);

        _outage.Succeed("1");
        _outage.Succeed("1");
        _outage.Fail("1", new IOException("c"));

        Assert.Equal(["0 0: a.", "2 tries failed in 30 s", "1 0: c."], _told);
    }

    [Fact]
    public void What_the_program_is_at_fault_for_has_its_stack_once_and_another_error_is_told_at_once()
    {
        _outage.Fail("0", new IOException("a"));
        _outage.Fail("0", new InvalidOperationException("b"));
        _outage.Fail("0", new InvalidOperationException("b"));
        _outage.Fail("0", new AggregateException(new IOException("a"), new TimeoutException("c")));

        Assert.Equal(
            ["0 0: a.", "InvalidOperationException0 0: b. So far 2 tries failed in 0 s.", "0 0: a. So far 4 tries failed in 0 s."], _told);
    }

    [Fact]
    public void What_is_tried_no_more_is_not_said_to_work_and_what_was_quiet_for_long_is()
    {
        _outage.Fail("0", new IOException("a"));
        _outage.Leave("0");
        _outage.Succeed("0");
        Assert.Equal(["0 0: a."], _told);

        _outage.Fail("1", new IOException("b"));
        _outage.SucceedAfter(TimeSpan.FromSeconds(15));
        Assert.Equal("1 0: b.", _told[^1]);
        _clock.Shift += TimeSpan.FromSeconds(16);
        _outage.SucceedAfter(TimeSpan.FromSeconds(15));

        Assert.Equal("1 try failed in 0 s", _told[^1]);
        Assert.Equal(
            (true, false),
            (_outage.HasFailedWithin(TimeSpan.FromSeconds(30)), _outage.HasFailedWithin(TimeSpan.FromSeconds(10))));
    }
}
