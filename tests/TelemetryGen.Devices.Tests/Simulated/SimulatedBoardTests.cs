using TelemetryGen.Simulator;

namespace TelemetryGen.Devices.Tests.Simulated;

/// <summary>Clock, Wi-Fi and pins of the simulated boards, each in the spelling of its firmware.</summary>
public class SimulatedBoardTests
{
    private const string Shown =
        "import time\nprint((time.gmtime if hasattr(time, 'gmtime') else time.localtime)()[:5], time.localtime(0)[0])\n";

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, "(2015, 1, 1, 0, 0) 2000")]
    [InlineData(MicroPythonBoard.Wipy2, "(1970, 1, 1, 0, 0) 1970")]
    [InlineData(MicroPythonBoard.Esp32, "(2000, 1, 1, 0, 0) 2000")]
    [InlineData(MicroPythonBoard.Rp2, "(2021, 1, 1, 0, 0) 1970")]
    public async Task At_power_on_a_clock_shows_what_the_firmware_sets(MicroPythonBoard board, string expected) =>
        Assert.Equal(expected + "\n", (await BoardRun.OfAsync(board, Shown)).Output);

    [Fact]
    public async Task Of_the_unix_port_the_host_keeps_the_clock_and_nothing_sets_it()
    {
        var run = await BoardRun.OfAsync(MicroPythonBoard.Unix, """
            import machine, time
            print(time.time(), hasattr(machine, 'RTC'))
            try:
                import network
            except ImportError as error:
                print(error)
            """);

        var lines = run.Output.Split('\n');
        Assert.InRange(
            DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(
                lines[0].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), 0, 60);
        Assert.EndsWith(" False", lines[0], StringComparison.Ordinal);
        Assert.Equal("no module named 'network'", lines[1]);
    }

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, "init((2030, 6, 1, 12, 0, 0))")]
    [InlineData(MicroPythonBoard.Wipy2, "init((2030, 6, 1, 12, 0, 0))")]
    [InlineData(MicroPythonBoard.Esp32, "datetime((2030, 6, 1, 5, 12, 0, 0, 0))")]
    [InlineData(MicroPythonBoard.Esp32, "init((2030, 6, 1, 12, 0, 0, 0, 0))")]
    [InlineData(MicroPythonBoard.Rp2, "datetime((2030, 6, 1, 5, 12, 0, 0, 0))")]
    public async Task A_clock_is_set_as_its_board_spells_it(MicroPythonBoard board, string call) =>
        Assert.StartsWith("(2030, 6, 1, 12, 0) ", (await BoardRun.OfAsync(board, $"import machine\nmachine.RTC().{call}\n" + Shown)).Output,
            StringComparison.Ordinal);

    [Fact]
    public async Task The_clock_starts_where_it_is_told() => Assert.Equal(
        "(2026, 1, 1, 0, 0) 2000\n",
        (await BoardRun.OfAsync(MicroPythonBoard.Esp32, Shown, clock: new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))).Output);

    [Fact]
    public async Task On_a_WiPy_1_a_clock_that_is_asked_for_without_a_moment_is_reset_as_its_firmware_does()
    {
        var run = await BoardRun.OfAsync(MicroPythonBoard.Wipy1, """
            import machine, time
            machine.RTC(datetime=(2030, 6, 1, 12))
            print(time.localtime()[:4])
            machine.RTC()
            print(time.localtime()[:4])
            """);

        Assert.Equal("(2030, 6, 1, 12)\n(2015, 1, 1, 0)\n", run.Output);
    }

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, "wlan = network.WLAN(mode=network.WLAN.STA)",
        "wlan.connect('home', auth=(network.WLAN.WPA2, 'key'))")]
    [InlineData(MicroPythonBoard.Wipy2, "wlan = network.WLAN(mode=network.WLAN.STA)",
        "wlan.connect('home', auth=(network.WLAN.WPA2, 'key'))")]
    [InlineData(MicroPythonBoard.Esp32, "wlan = network.WLAN(network.STA_IF)\nwlan.active(True)", "wlan.connect('home', 'key')")]
    [InlineData(MicroPythonBoard.Rp2, "wlan = network.WLAN(network.STA_IF)\nwlan.active(True)", "wlan.connect('home', 'key')")]
    public async Task Wi_Fi_comes_up_after_a_while_in_the_spelling_of_the_board_alone(MicroPythonBoard board, string make, string connect)
    {
        var run = await BoardRun.OfAsync(board, $"""
            import network
            {make}
            print(wlan.isconnected())
            {connect}
            polls = 0
            while not wlan.isconnected():
                polls += 1
            print(polls, wlan.ifconfig()[0])
            for other in (lambda: network.WLAN(mode=1, ssid='a') if hasattr(network, 'STA_IF') else network.WLAN(network.STA_IF),
                          lambda: wlan.connect('home', auth=('WPA2', 'key'), key='key')):
                try:
                    other()
                    print('richer than the board')
                except (TypeError, AttributeError):
                    pass
            """);

        Assert.Equal(("False\n1 127.0.0.1\n", ""), (run.Output, run.Error));
    }

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, "toggle")]
    [InlineData(MicroPythonBoard.Rp2, "on")]
    public async Task A_pin_keeps_its_value(MicroPythonBoard board, string change) => Assert.Equal(
        "0 1 1\n",
        (await BoardRun.OfAsync(
            board,
            $"import machine\nled = machine.Pin(25, machine.Pin.OUT)\nbefore = "
                + $"led()\nled.{change}()\nprint(before, led.value(), led())")).Output);

    [Fact]
    public async Task A_WiPy_1_counts_in_whole_numbers_only()
    {
        var run = await BoardRun.OfAsync(MicroPythonBoard.Wipy1, """
            import socket, time
            for call in (lambda: time.sleep(0.1), lambda: socket.socket().settimeout(0.5)):
                try:
                    call()
                except TypeError as error:
                    print(error)
            print(time.ticks_diff(5, 7), time.ticks_diff(7, 5))
            """);

        Assert.Equal("can't convert float to int\ncan't convert float to int\n2 1073741822\n", run.Output);
    }
}
