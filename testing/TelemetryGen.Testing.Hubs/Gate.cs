using System.Net;
using System.Net.Sockets;

namespace TelemetryGen.Testing.Hubs;

/// <summary>Where a scenario waits, by <c>gate()</c>, until the test has done its part.</summary>
public sealed class Gate : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Gate() => _listener.Start();

    /// <summary>The function, to be put before the scenario.</summary>
    public string Source => $$"""
        try:
            import usocket as socket
        except ImportError:
            import socket
        def gate():
            sock = socket.socket()
            sock.connect(socket.getaddrinfo('127.0.0.1', {{((IPEndPoint)_listener.LocalEndpoint).Port}})[0][-1])
            sock.recv(1)
            sock.close()

        """;

    /// <summary>Waits for the scenario to come to its next gate, runs the action and lets the scenario go on.</summary>
    public async Task PassAsync(Func<Task> action)
    {
        using var waiting = await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await action();
    }

    public void Dispose() => _listener.Dispose();
}
