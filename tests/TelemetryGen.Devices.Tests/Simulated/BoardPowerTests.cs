using TelemetryGen.Simulator;
using TelemetryGen.Testing;

namespace TelemetryGen.Devices.Tests.Simulated;

/// <summary>Resets, deep sleep, watchdogs and timers of the simulated boards, and what is left at the next start.</summary>
public class BoardPowerTests
{
    // Prints the cause of this start, the year, and how many starts the flash knows of.
    private const string Start = """
        import machine, time
        try:
            with open('starts') as file:
                starts = int(file.read()) + 1
        except OSError:
            starts = 1
        with open('starts', 'w') as file:
            file.write(str(starts))
        print(machine.reset_cause(), time.localtime()[0], starts)

        """;

    // Whatever is in its way.
    private const string Never = "\nexcept:\n    print('caught')\nfinally:\n    print('finally')\nprint('goes on')\n";

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, 0, 1, "2015")]
    [InlineData(MicroPythonBoard.Wipy2, 0, 2, "1970")]
    [InlineData(MicroPythonBoard.Esp32, 1, 2, "2000")]
    [InlineData(MicroPythonBoard.Rp2, 1, 3, "2021")]
    public async Task A_reset_ends_the_program_where_it_stands_and_the_next_start_has_its_flash(
        MicroPythonBoard board, int powerOn, int reset, string year)
    {
        var run = await BoardRun.OfAsync(board, Start + "try:\n    machine.reset()" + Never, restarts: 1);

        Assert.Equal((MicroPythonEnd.Reset, $"{powerOn} {year} 1\n{reset} {year} 2\n", ""), (run.End, run.Output, run.Error));
    }

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, "init((2030, 6, 1))", 2030)]
    [InlineData(MicroPythonBoard.Wipy2, "init((2030, 6, 1))", 1970)]
    [InlineData(MicroPythonBoard.Esp32, "datetime((2030, 6, 1, 0, 0, 0, 0, 0))", 2030)]
    [InlineData(MicroPythonBoard.Rp2, "datetime((2030, 6, 1, 0, 0, 0, 0, 0))", 2021)]
    public async Task A_reset_keeps_the_clock_or_does_not_as_the_firmware_does(MicroPythonBoard board, string set, int year)
    {
        var run = await BoardRun.OfAsync(board, Start + $"machine.RTC().{set}\nmachine.reset()\n", restarts: 1);

        Assert.Contains($" {year} 2\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, "rtc.init((2030, 12, 31, 23, 59))",
        "rtc.alarm(time=120000)\n    rtc.irq(trigger=machine.RTC.ALARM0, wake=machine.DEEPSLEEP)\n    machine.deepsleep()", "3 2031 2")]
    [InlineData(MicroPythonBoard.Wipy2, "rtc.init((2030, 12, 31, 23, 59))", "machine.deepsleep(120000)", "3 2031 2")]
    [InlineData(MicroPythonBoard.Esp32, "rtc.datetime((2030, 12, 31, 0, 23, 59, 0, 0))", "machine.deepsleep(120000)", "4 2031 2")]
    public async Task Deep_sleep_takes_the_clock_on_and_the_program_starts_anew(
        MicroPythonBoard board, string set, string sleep, string second)
    {
        var run = await BoardRun.OfAsync(board, Start + $"rtc = machine.RTC()\n{set}\ntry:\n    {sleep}" + Never, restarts: 1);

        Assert.Equal((MicroPythonEnd.DeepSleep, ""), (run.End, run.Error));
        Assert.Equal(second, run.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(2, run.Output.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1)]
    [InlineData(MicroPythonBoard.Wipy2)]
    [InlineData(MicroPythonBoard.Esp32)]
    public async Task Deep_sleep_without_an_end_is_one(MicroPythonBoard board)
    {
        var run = await BoardRun.OfAsync(board, Start + "machine.deepsleep()\n", restarts: 5);

        Assert.Equal(MicroPythonEnd.DeepSleep, run.End);
        Assert.Equal(1, run.Output.Count(c => c == '\n'));
    }

    [Fact]
    public async Task A_WiPy_1_does_not_sleep_deeply_for_a_second_and_goes_on()
    {
        var run = await BoardRun.OfAsync(MicroPythonBoard.Wipy1, """
            import machine
            rtc = machine.RTC()
            rtc.alarm(time=1000)
            rtc.irq(trigger=machine.RTC.ALARM0, wake=machine.DEEPSLEEP)
            machine.deepsleep()
            print('goes on')
            """);

        Assert.Equal((MicroPythonEnd.Program, "goes on\n"), (run.End, run.Output));
    }

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, "machine.WDT(0, 1000)")]
    [InlineData(MicroPythonBoard.Wipy2, "machine.WDT(timeout=1000)")]
    [InlineData(MicroPythonBoard.Esp32, "machine.WDT(timeout=1000)")]
    [InlineData(MicroPythonBoard.Rp2, "machine.WDT(timeout=1000)")]
    public async Task A_watchdog_that_is_fed_keeps_still_and_one_that_is_not_resets_the_board(MicroPythonBoard board, string make)
    {
        var run = await BoardRun.OfAsync(
            board,
            $"import machine, time\ndog = {make}\nfor _ in range(3):\n    time.sleep_ms(500)\n    dog.feed()\nprint('fed')\ntry:\n    "
                + "time.sleep(3)" + Never);

        Assert.Equal(
            (MicroPythonEnd.Watchdog, "fed\n", "simulator: the watchdog was not fed for 1000 ms, and reset the board\n"),
            (run.End, run.Output, run.Error));
    }

    [Theory]
    [InlineData("import socket\nsock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nsock.settimeout(2)\ntry:\n    sock.recv(1)")]
    [InlineData("now = time.ticks_ms()\nwhile time.ticks_diff(time.ticks_ms(), now) < 1500:\n    pass\ntry:\n    dog.feed()")]
    public async Task A_watchdog_runs_out_while_the_network_is_waited_for_and_before_it_is_fed_too_late(string late)
    {
        var run = await BoardRun.OfAsync(MicroPythonBoard.Esp32, "import machine, time\ndog = machine.WDT(timeout=1000)\n" + late + Never);

        Assert.Equal((MicroPythonEnd.Watchdog, ""), (run.End, run.Output));
    }

    [Theory]
    [InlineData(MicroPythonBoard.Wipy1, "machine.WDT(0, 999)", "ValueError invalid argument(s) value")]
    [InlineData(MicroPythonBoard.Wipy1, "machine.WDT(0, 5000), machine.WDT(0, 5000)", "OSError the requested operation is not possible")]
    [InlineData(MicroPythonBoard.Wipy2, "machine.WDT()", "TypeError function missing keyword-only argument")]
    [InlineData(MicroPythonBoard.Rp2, "machine.WDT(timeout=8389)", "ValueError timeout exceeds 8388")]
    public async Task A_watchdog_that_the_firmware_does_not_make_is_none(MicroPythonBoard board, string make, string error) => Assert.Equal(
        error + "\n", (await BoardRun.OfAsync(
            board, $"import machine\ntry:\n    {make}\nexcept Exception as error:\n    print(type(error).__name__, error)")).Output);

    [Fact]
    public async Task A_watchdog_of_a_WiPy_1_counts_in_32_bits() =>
        Assert.Equal("72625\n",
            (await BoardRun.OfAsync(MicroPythonBoard.Wipy1, "import machine\nprint(machine.WDT(0, 180000)._limit)")).Output);

    [Fact]
    public async Task A_timer_of_a_Pico_calls_back_in_a_sleep_unless_it_was_stopped()
    {
        var run = await BoardRun.OfAsync(MicroPythonBoard.Rp2, """
            import machine, time
            timer, stopped = machine.Timer(), machine.Timer()
            stopped.init(mode=machine.Timer.ONE_SHOT, period=100, callback=lambda timer: print('never'))
            timer.init(mode=machine.Timer.ONE_SHOT, period=300, callback=lambda timer: machine.reset())
            stopped.deinit()
            time.sleep_ms(100)
            print('before')
            time.sleep(3)
            print('after')
            """);

        Assert.Equal((MicroPythonEnd.Reset, "before\n"), (run.End, run.Output));
    }

    [Fact]
    public async Task Boot_runs_before_main_and_not_before_another_program()
    {
        using var folder = new TemporaryFolder();
        var files = new[] { new BoardFile(folder.Write("boot.py", "print('boot')\n"), "/flash/") };
        foreach (var (name, output) in new[] { ("main.py", "boot\nmain\n"), ("other.py", "main\n") })
        {
            var program = new MicroPythonProgram(folder.Write(name, "print('main')\n")) { Board = MicroPythonBoard.Wipy1, Files = files };
            Assert.Equal(output, (await MicroPython.RunAsync(program, cancellationToken: TestContext.Current.CancellationToken)).Output);
        }
    }
}
