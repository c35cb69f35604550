using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

public class BoardClockTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_moment_is_written_in_seconds_milliseconds_and_microseconds_before_and_after_the_sync(string runtime)
    {
        var lines = await RunAsync(runtime, """
            clock = BoardClock()
            time.pass_ms(100000)
            clock.tick()
            at(clock, 1800000000123)
            for seconds, ms in ((100, 0), (100, 876), (100, 877), (0, 0), (99, 999), (1000000, 5)):
                print(moment(clock, 4, 1, seconds, ms), moment(clock, 8, 1000, seconds, ms), moment(clock, 8, 1000000, seconds, ms))
            """);

        Assert.Equal(
            [
                "1800000000 1800000000123 1800000000123000",
                "1800000000 1800000000999 1800000000999000",
                "1800000001 1800000001000 1800000001000000",
                "1799999900 1799999900123 1799999900123000",
                "1800000000 1800000000122 1800000000122000",
                "1800999900 1800999900128 1800999900128000",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Times_up_to_2106_are_written_and_the_halves_carry(string runtime)
    {
        var lines = await RunAsync(runtime, """
            clock = BoardClock()
            for true in (0x7FFFFFFF * 1000 + 999, 0xFFFFFFFE * 1000, 0x6FFF_FFFF * 1000 + 1):
                at(clock, true)
                print(moment(clock, 4, 1, 1, 0), moment(clock, 8, 1000, 1, 0))
            """.Replace("_", "", StringComparison.Ordinal));

        Assert.Equal(["2147483648 2147483648999", "4294967295 4294967295000", "1879048192 1879048192001"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_uptime_goes_on_when_the_ticks_wrap(string runtime)
    {
        var lines = await RunAsync(runtime, """
            time.boot(0x3FFFFFFF - 1500)
            clock = BoardClock()
            for day in range(40):
                time.pass_ms(86400000)
                clock.tick()
            print(clock.seconds, clock.ms)
            time.pass_ms(1073741823)
            clock.tick()
            print(clock.seconds - 40 * 86400, clock.ms)
            """);

        Assert.Equal(["3456000 0", "1073741 823"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task What_the_crystal_is_off_is_measured_from_sync_to_sync_and_taken_off(string runtime)
    {
        var lines = await RunAsync(runtime, """
            sntp = SimulatedSntp(time)
            clock = BoardClock(sntp, 21600)
            clock.sync()
            def days(count):
                # The board's second is 100 millionths too long: 6 hours of ticks are 2.16 s more in truth.
                for i in range(count * 4):
                    time.pass_ms(21600000)
                    time.ms += 2160
                    time.shift_ticks(-2160)
                    clock.tick()
                    clock.sync_when_old()
            def off():
                clock.tick()
                return moment(clock, 8, 1000, clock.seconds, clock.ms) - time.ms
            days(1)
            print(clock.syncs, off())
            time.pass_ms(18000000)
            time.ms += 1800
            time.shift_ticks(-1800)
            print(off())
            """);

        Assert.Equal("5 0", lines[0]);
        // 1.8 s without it.
        Assert.InRange(int.Parse(lines[1], System.Globalization.CultureInfo.InvariantCulture), -20, 20);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_clock_that_ran_on_through_deep_sleep_is_taken_and_one_that_was_reset_is_not(string runtime)
    {
        var lines = await RunAsync(runtime, """
            print(BoardClock().is_set)
            time.set_clock()
            clock = BoardClock()
            print(clock.is_set, moment(clock, 4, 1, 0, 0))
            clock = BoardClock(SimulatedSntp(time, failures=1))
            print(clock.sync(), clock.is_set, clock.sync(), clock.syncs)
            """);

        Assert.Equal(["False", "True 1800000000", "False True True 1"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_boards_own_clock_is_set_in_the_way_of_each_board(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync("""
            import sys
            import board_rtc
            class Module:
                pass
            class Esp32:
                def datetime(self, value):
                    print(value)
            class Wipy:
                def init(self, value):
                    print(value)
            for rtc in (Esp32, Wipy):
                machine = sys.modules['machine'] = Module()
                machine.RTC = rtc
                board_rtc.set_board(1800000000 >> 16, 1800000000 & 65535)
            """);

        Assert.Equal(["(2027, 1, 15, 4, 8, 0, 0, 0)", "(2027, 1, 15, 8, 0, 0)"], lines);
    }

    private static Task<string[]> RunAsync(string runtime, string source) => DeviceRuntime.Get(runtime).RunAsync("""
        import struct
        import simulated_board
        from simulated_board import SimulatedSntp
        time = simulated_board.install()
        from board_clock import BoardClock
        def at(clock, ms):
            clock.set(ms // 1000 >> 16, ms // 1000 & 65535, ms % 1000)
        def moment(clock, width, per_second, seconds, ms):
            buffer = bytearray(b'\xff' * 9)
            clock.put(buffer, 0, width, per_second, seconds, ms)
            assert buffer[width:] == b'\xff' * (9 - width)
            return struct.unpack('<q' if width == 8 else '<I', buffer[:width])[0]

        """ + source);
}
