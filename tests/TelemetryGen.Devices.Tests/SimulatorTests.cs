using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TelemetryGen.Simulator;
using TelemetryGen.Testing;

namespace TelemetryGen.Devices.Tests;

public class SimulatorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_runs_on_MicroPython_1_27_and_its_output_and_exit_code_come_back()
    {
        var result = await MicroPython.RunAsync("""
            import sys
            print(sys.implementation[0], sys.implementation[1][:2], __name__)
            print('no end', end='')
            sys.exit(3)
            """, cancellationToken: Cancelled);

        Assert.Equal(new MicroPythonResult(3, "micropython (1, 27) __main__\nno end\n", ""), result);
    }

    [Fact]
    public async Task An_uncaught_exception_ends_with_1_and_a_traceback_that_names_file_and_line()
    {
        var result = await MicroPython.RunAsync(
            "def f():\n    raise ValueError('bad')\nprint('before')\nf()\n", cancellationToken: Cancelled);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("before\n", result.Output);
        Assert.Equal(
            "Traceback (most recent call last):\n  File \"main.py\", line 4, in <module>\n  File \"main.py\", line 2, in "
                + "f\nValueError: bad\n",
            result.Error);
    }

    [Fact]
    public async Task Files_and_folders_are_on_the_board_and_settings_are_a_module()
    {
        using var folder = new TemporaryFolder();
        var module = folder.Write("greeting.py", "TEXT = 'hello'\n");
        var data = folder.Write("data/deep/ca.pem", "pem");
        var settings = new Dictionary<string, object?>
        {
            ["NAME"] = "é\"\\\n",
            ["WIDE"] = 4_000_000_000L,
            ["ON"] = true,
            ["NOTHING"] = null,
            ["LIST"] = new object[] { 1, "a" },
        };
        var result = await MicroPython.RunAsync(
            """
            import greeting, settings
            print(greeting.TEXT, open('/flash/deep/ca.pem').read(), open('/flash/cert/ca.pem').read())
            print(repr(settings.NAME), settings.WIDE, settings.ON, settings.NOTHING, settings.LIST)
            """,
            [new(module), new(folder.File("data"), "/flash"), new(data, "/flash/cert/")],
            settings,
            cancellationToken: Cancelled);

        Assert.Equal("hello pem pem\n'\\xe9\"\\\\\\n' 4000000000 True None [1, 'a']\n",
            result.Output.Replace("é", "\\xe9", StringComparison.Ordinal));
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task Each_line_comes_as_soon_as_it_is_printed_and_disposing_ends_a_program_that_never_would()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("main.py", "import time\nprint('first')\ntime.sleep(1)\nprint('second')\ntime.sleep(3600)\n");
        Process watched;
        var clock = Stopwatch.StartNew();
        await using (var process = MicroPythonProcess.Start(new MicroPythonProgram(script)))
        {
            watched = Process.GetProcessById(process.Id);
            var lines = process.ReadLinesAsync(Cancelled).GetAsyncEnumerator(Cancelled);
            await lines.MoveNextAsync();
            Assert.Equal("first", lines.Current);
            var first = clock.Elapsed;
            await lines.MoveNextAsync();
            Assert.Equal("second", lines.Current);
            Assert.InRange(clock.Elapsed - first, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20));
        }

        Assert.True(watched.WaitForExit(1000));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_program_that_does_not_end_in_time_is_ended_and_the_error_shows_its_output()
    {
        var error = await Assert.ThrowsAsync<TimeoutException>(() => MicroPython.RunAsync(
            "print('here')\nwhile True:\n    pass\n", timeout: TimeSpan.FromSeconds(2), cancellationToken: Cancelled));
        Assert.Contains("here\n", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while True:\n    pass")]
    [InlineData("import time\ntime.sleep(3600)")]
    public async Task The_board_ends_when_the_program_that_started_it_is_gone(string forever)
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("main.py", "print('running')\n" + forever);
        var start = new ProcessStartInfo(
            "node", [Path.Combine(AppContext.BaseDirectory, "simulator", "node", "run.mjs"), "--lifeline", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        Assert.Equal("running", await node.StandardOutput.ReadLineAsync(Cancelled));
        // What the end of the parent does to the pipe.
        node.StandardInput.Close();
        await node.WaitForExitAsync(Cancelled).WaitAsync(TimeSpan.FromSeconds(20), Cancelled);
        Assert.NotEqual(0, node.ExitCode);
    }

    [Fact]
    public async Task Wrong_arguments_end_with_2_and_the_usage()
    {
        using var folder = new TemporaryFolder();
        var result = await MicroPython.RunAsync(new MicroPythonProgram(folder.File("missing.py")), cancellationToken: Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no such file: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("usage: node run.mjs", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData((MicroPythonBoard)9, 0, "a:1", "--board is '9'; it must be one of unix, wipy1, wipy2, esp32, rp2\n")]
    [InlineData(MicroPythonBoard.Rp2, -1, "a:1", "--restarts is -1; it must be a whole number from 0 up\n")]
    [InlineData(MicroPythonBoard.Rp2, 0, "a", "--route is 'a=localhost:2'; it must be HOST:PORT=HOST:PORT\n")]
    public async Task What_a_board_cannot_be_is_named_with_what_it_can(MicroPythonBoard board, int restarts, string host, string error)
    {
        using var folder = new TemporaryFolder();
        var program = new MicroPythonProgram(folder.Write("main.py", ""))
        {
            Board = board, Restarts = restarts, Routes = new Dictionary<string, string> { [host] = "localhost:2" },
        };

        var result = await MicroPython.RunAsync(program, cancellationToken: Cancelled);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(error, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unverified_connection_is_refused_even_when_the_program_asks_for_it()
    {
        var result = await MicroPython.RunAsync("""
            import socket, ssl
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.verify_mode = ssl.CERT_NONE
            try:
                context.wrap_socket(socket.socket(), server_hostname='localhost')
            except ValueError as error:
                print(error)
            """, cancellationToken: Cancelled);
        Assert.Equal("the simulator opens verified connections to named servers only\n", result.Output);
    }

    [Fact]
    public async Task Datagrams_come_with_their_sender_cut_to_the_length_that_was_asked_for_and_late_ones_are_an_error()
    {
        using var echo = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)echo.Client.LocalEndPoint!).Port;
        var answering = EchoTwiceAsync(echo);
        var result = await MicroPython.RunAsync("""
            import errno, settings, socket
            sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            sock.settimeout(1)
            address = socket.getaddrinfo('localhost', settings.port, 0, socket.SOCK_DGRAM)[0][-1]
            print(sock.sendto(bytes(range(256)), address))
            data, sender = sock.recvfrom(1000)
            print(data == bytes(range(256)), sender == address)
            print(sock.recv(3))
            try:
                sock.recv(3)
            except OSError as error:
                print(error.args[0] == errno.ETIMEDOUT)
            sock.close()
            try:
                sock.sendto(b'', address)
            except OSError as error:
                print(error.args[0] == errno.EBADF)
            """, settings: new Dictionary<string, object?> { ["port"] = port }, cancellationToken: Cancelled);
        await answering;

        Assert.Equal("256\nTrue True\nb'\\x00\\x01\\x02'\nTrue\nTrue\n", result.Output);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task A_wake_up_before_its_time_is_not_taken_for_the_answer_of_the_network()
    {
        // What a busy machine does now and then: the wake-up of one call comes when the next one waits already.
        using var folder = new TemporaryFolder();
        var thread = new Uri(Path.Combine(AppContext.BaseDirectory, "simulator", "node", "network-thread.mjs"));
        var script = folder.Write("early.mjs", $$"""
            import { NetworkThread } from '{{thread}}';
            const wait = Atomics.wait;
            let early = 3;
            Atomics.wait = (...all) => early-- > 0 ? 'ok' : wait(...all);
            console.log(new NetworkThread(false).call('resolve', '127.0.0.1', 7).text);
            """);
        using var node =
            Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = node.StandardOutput.ReadToEndAsync(Cancelled);
        var error = node.StandardError.ReadToEndAsync(Cancelled);
        await node.WaitForExitAsync(Cancelled);

        Assert.Equal(("127.0.0.1 7\n", "", 0), (await output, await error, node.ExitCode));
    }

    private static async Task EchoTwiceAsync(UdpClient socket)
    {
        var question = await socket.ReceiveAsync(Cancelled);
        await socket.SendAsync(question.Buffer, question.RemoteEndPoint, Cancelled);
        await socket.SendAsync(question.Buffer, question.RemoteEndPoint, Cancelled);
    }
}
