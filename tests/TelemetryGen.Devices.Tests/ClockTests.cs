using System.Globalization;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests;

public class ClockTests : SenderTest
{
    [Theory, MemberData(nameof(Runtimes))]
    public async Task Unix_time_is_the_same_on_boards_that_count_from_1970_and_from_2000(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync("""
            import sys
            class Time:
                pass
            def board(now, first, **extra):
                # What the board's time module has; the clock is loaded anew on top of it.
                stub = Time()
                stub.time = lambda: now
                for name in extra:
                    setattr(stub, name, extra[name])
                if first is not None:
                    stub.gmtime = lambda seconds: first
                sys.modules['time'] = stub
                sys.modules.pop('unix_clock', None)
                sys.modules.pop('unix_ms', None)
                import unix_clock
                from unix_ms import unix_ms
                print(unix_clock.unix_time(), unix_ms(), unix_clock.is_set())
            board(1800000000, (1970, 1, 1, 0, 0, 0, 3, 1))
            board(853315200, (2000, 1, 1, 0, 0, 0, 5, 1))
            # No gmtime: a WiPy 1. West of Greenwich localtime(0) is still in the old year.
            board(853315200, None, localtime=lambda seconds: (2000, 1, 1, 0, 0, 0, 5, 1))
            board(853315200, None, localtime=lambda seconds: (1999, 12, 31, 19, 0, 0, 4, 365))
            board(1800000000, None, localtime=lambda seconds: (1969, 12, 31, 19, 0, 0, 2, 365))
            # The unix port before 1.9 has neither.
            board(1800000000, None)
            # time_ns may count from another year than time: only its fraction is taken.
            board(853315200, (2000, 1, 1, 0, 0, 0, 5, 1), time_ns=lambda: 1800000000123999999)
            # Power on at 2015-01-01, 2000-01-01 and 1970-01-01; the last second before 2024, and the first of it.
            board(473385600, (2000, 1, 1, 0, 0, 0, 5, 1))
            board(0, (2000, 1, 1, 0, 0, 0, 5, 1))
            board(5, (1970, 1, 1, 0, 0, 0, 3, 1))
            board(1704067199, (1970, 1, 1, 0, 0, 0, 3, 1))
            board(1704067200, (1970, 1, 1, 0, 0, 0, 3, 1))
            """);

        Assert.Equal(
            [
                "1800000000 1800000000000 True",
                "1800000000 1800000000000 True",
                "1800000000 1800000000000 True",
                "1800000000 1800000000000 True",
                "1800000000 1800000000000 True",
                "1800000000 1800000000000 True",
                "1800000000 1800000000123 True",
                "1420070400 1420070400000 False",
                "946684800 946684800000 False",
                "5 5000 False",
                "1704067199 1704067199000 False",
                "1704067200 1704067200000 True",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_second_that_turns_between_two_readings_does_not_tear_the_milliseconds(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync("""
            import unix_clock
            import unix_ms
            class Turning:
                def __init__(self):
                    self.seconds = [100, 101, 101, 101]
                    self.fractions = [999000000, 1000000]
                def time(self):
                    return self.seconds.pop(0)
                def time_ns(self):
                    return self.fractions.pop(0)
            unix_clock.time = unix_ms.time = Turning()
            print(unix_ms.unix_ms())
            """);
        Assert.Equal(["101001"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Milliseconds_are_those_of_the_host(string runtime)
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var lines = await DeviceRuntime.Get(runtime).RunAsync("from unix_ms import unix_ms\nprint(unix_ms())");
        var after = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

        Assert.InRange(long.Parse(Assert.Single(lines), CultureInfo.InvariantCulture), before, after);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Without_a_clock_that_was_set_nothing_is_connected(string runtime)
    {
        await using var hub = Hub();
        var lines = await RunAsync(runtime, hub.Port, "unix_clock.time = Clock(1704067199)\nattempt(sender, b'one')");

        Assert.Equal(["ClockError 0  the clock is not set: set it from NTP first, certificates cannot be verified without"], lines);
        Assert.Equal(0, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_hubs_date_is_read_as_unix_time_and_what_is_no_date_is_zero(string runtime)
    {
        string[] dates =
        [
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Tue, 29 Feb 2000 23:59:59 GMT",
            "Wed, 01 Mar 2000 00:00:00 GMT",
            "Sun, 31 Dec 2023 23:59:59 GMT",
            "Thu, 29 Feb 2024 12:00:00 GMT",
            "Fri, 15 Jan 2027 08:00:00 GMT",
            "Mon, 01 Mar 2100 00:00:00 GMT",
        ];
        var source = string.Concat(dates.Append("").Append("soon").Append("Sun, xx Nov 1994 08:49:37 GMT").Append("Sun, 06 Nov 1994 08:49 GMT")
            .Select(date => $"print(from_http_date('{date}'))\n"));
        var lines = await DeviceRuntime.Get(runtime).RunAsync("from http_date import from_http_date\n" + source);

        var expected = dates.Select(date => DateTimeOffset.Parse(date, CultureInfo.InvariantCulture).ToUnixTimeSeconds()).Concat([0, 0, 0, 0]);
        Assert.Equal(expected.Select(seconds => seconds.ToString(CultureInfo.InvariantCulture)), lines);
    }
}
