using TelemetryGen.Server.Pipeline;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Handlers;

/// <summary>What the log has of handlers that throw again and again.</summary>
public sealed class HandlerErrorTests : IDisposable
{
    private readonly HubLog _log = new(TimeSpan.FromSeconds(10));
    private readonly FakeClock _clock = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public void A_handler_that_always_fails_has_one_stack_and_a_number_a_minute()
    {
        using var errors = new HandlerErrors(_log, _clock);
        for (var i = 0; i < 100; i++)
        {
            Throw(errors, new InvalidOperationException("No."), "climate", i);
        }

        errors.CheckTime();
        var first = Assert.Single(_log.Lines);
        Assert.StartsWith(
            "Warning: climate threw at attempt 1 of 3, partition 2, event 0. System.InvalidOperationException: No.", first,
            StringComparison.Ordinal);

        _clock.Shift += TimeSpan.FromMinutes(1);
        errors.CheckTime();
        Assert.Equal(
            "Warning: climate threw InvalidOperationException 99 times more in the minute after that, the last at partition 2, event 99. ",
            _log.Lines.Last());

        // The next minute has a number alone.
        Throw(errors, new InvalidOperationException("Again no."), "climate", 100);
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public void A_minute_without_an_error_is_told_and_the_next_error_has_its_stack_again()
    {
        using var errors = new HandlerErrors(_log, _clock);
        Throw(errors, new InvalidOperationException("No."), "climate", 0);
        _clock.Shift += TimeSpan.FromSeconds(30);
        Throw(errors, new InvalidOperationException("No."), "climate", 1);
        _clock.Shift += TimeSpan.FromMinutes(1);
        errors.CheckTime();
        Assert.DoesNotContain(_log.Lines, l => l.StartsWith("Information", StringComparison.Ordinal));

        _clock.Shift += TimeSpan.FromMinutes(1);
        errors.CheckTime();
        errors.CheckTime();

        Assert.Equal(
            "Information: climate has not thrown InvalidOperationException for a minute, which it threw 2 times within 30 s. ",
            Assert.Single(_log.Lines, l => l.StartsWith("Information", StringComparison.Ordinal)));
        Throw(errors, new InvalidOperationException("Again no."), "climate", 2);
        Assert.Contains("System.InvalidOperationException: Again no.", _log.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_handler_and_another_kind_of_error_are_told_of_their_own()
    {
        using var errors = new HandlerErrors(_log, _clock);
        Throw(errors, new InvalidOperationException(), "climate", 0);
        Throw(errors, new InvalidOperationException(), "health", 1);
        Throw(errors, new FormatException(), "climate", 2);

        Assert.Equal(3, _log.Lines.Count);
        _clock.Shift += TimeSpan.FromMinutes(2);
        errors.CheckTime();
        Assert.Equal(3, _log.Lines.Count(l => l.StartsWith("Warning", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_was_not_told_yet_is_told_at_the_end()
    {
        using (var errors = new HandlerErrors(_log, _clock))
        {
            Throw(errors, new FormatException(), "climate", 0);
            Throw(errors, new FormatException(), "climate", 1);
        }

        Assert.Contains("climate threw FormatException 1 time more", _log.Lines.Last(), StringComparison.Ordinal);
    }

    private static void Throw(HandlerErrors errors, Exception error, string handler, long number) =>
        errors.Add(error, handler, 1, 3, "2", number);
}
