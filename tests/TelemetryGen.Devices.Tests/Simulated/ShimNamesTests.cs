using TelemetryGen.Simulator;

namespace TelemetryGen.Devices.Tests.Simulated;

/// <summary>
/// A simulated board is no richer than its firmware: each name that its modules and their objects show stands in Firmware/.
/// </summary>
public class ShimNamesTests
{
    // Prints 'LINE OF THE LISTING: names' for each module and each object, of as many kinds as there are.
    private const string Names = """
        import sys

        def show(line, thing):
            print(line + ':', ' '.join([name for name in dir(thing) if not name.startswith('_')]))

        for name in ('machine', 'network', 'socket', 'ssl', 'time'):
            for name in (name, 'u' + name):
                try:
                    show('module ' + name, __import__(name))
                except ImportError:
                    pass

        import machine, socket, ssl
        for name in dir(machine):
            if isinstance(getattr(machine, name), type) and not name.startswith('_'):
                show(name, machine.WDT(timeout=8000) if name == 'WDT' else machine.Pin(1) if name == 'Pin' else getattr(machine, name)())
        show('socket', socket.socket())
        show('socket', socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        if hasattr(socket, 'IPPROTO_SEC'):
            show('socket', ssl.wrap_socket(socket.socket(2, 1, socket.IPPROTO_SEC), ssl_version=ssl.PROTOCOL_TLSv1_2, cert_reqs=ssl.CERT_REQUIRED, ca_certs='/flash/cert/ca.pem'))
        elif hasattr(ssl, 'SSLContext'):
            show('TLS', ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
            from _tls import SSLSocket
            show('TLS', SSLSocket(socket.socket()))
        else:
            show('socket', ssl._Wrapped(socket.socket()))
        if 'network' in sys.modules:
            import network
            show('WLAN', network.WLAN())
        """;

    [Theory]
    [InlineData(MicroPythonBoard.Unix, 11)]
    [InlineData(MicroPythonBoard.Wipy1, 16)]
    [InlineData(MicroPythonBoard.Wipy2, 16)]
    [InlineData(MicroPythonBoard.Esp32, 16)]
    [InlineData(MicroPythonBoard.Rp2, 17)]
    public async Task What_a_simulated_board_has_its_firmware_has(MicroPythonBoard board, int kinds)
    {
        var firmware = (await File.ReadAllLinesAsync(Path.Combine(
            AppContext.BaseDirectory, "Firmware", $"{board.ToString().ToLowerInvariant()}.txt"), TestContext.Current.CancellationToken))
            .Where(line => !line.StartsWith('#')).Select(line => line.Split(": "))
            .ToDictionary(line => line[0], line => line[1].Split(' ').ToHashSet());

        var run = await BoardRun.OfAsync(board, Names);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.TrimEnd().Split('\n').Select(line => line.Split(": ")).ToList();
        Assert.Empty(lines.SelectMany(line => line[1].Split(' ')
            .Where(name => !firmware.TryGetValue(line[0], out var names) || !names.Contains(name)).Select(name => $"{line[0]}: {name}")));
        Assert.Equal(kinds, lines.Count);
    }
}
