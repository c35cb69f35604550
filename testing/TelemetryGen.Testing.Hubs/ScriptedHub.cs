using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TelemetryGen.Testing.Hubs;

/// <summary>A TLS server that answers each request as the test says, then 201, and keeps every request byte for byte.</summary>
public sealed class ScriptedHub : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;
    private readonly SslStreamCertificateContext _chain;
    private readonly ConcurrentQueue<Answer> _answers;
    private readonly ConcurrentQueue<byte[]> _requests = new();
    private readonly ConcurrentQueue<byte[]> _events = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;
    private int _handshakes;

    public ScriptedHub(X509Certificate2 certificate, params Answer[] answers)
        : this(certificate, [], answers)
    {
    }

    /// <summary>With the certificates that stand between this one and a root.</summary>
    public ScriptedHub(X509Certificate2 certificate, X509Certificate2[] between, params Answer[] answers)
    {
        _certificate = certificate;
        _chain = SslStreamCertificateContext.Create(certificate, [.. between], offline: true);
        _answers = new(answers);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>TCP connections so far.</summary>
    public int Connections => _connections;

    /// <summary>Connections on which the device accepted the certificate.</summary>
    public int Handshakes => _handshakes;

    /// <summary>The bodies that a hub would have stored: those answered 201, and those of whose answer something got lost.</summary>
    public IReadOnlyList<byte[]> Events => [.. _events];

    public IReadOnlyList<byte[]> Requests => [.. _requests];

    /// <summary>The bodies of all requests, as text.</summary>
    public IReadOnlyList<string> Bodies =>
        [.. _requests.Select(r => Encoding.Latin1.GetString(r)).Select(r => r[(r.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..])];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // It was stopped: while it waited, or (InvalidOperationException) between two connections.
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Interlocked.Increment(ref _connections);
        if (TryTake(Fault.Refuse))
        {
            Reset(socket);
            return;
        }

        socket.NoDelay = true;
        await using var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            var options = new SslServerAuthenticationOptions { ServerCertificateContext = _chain };
            await tls.AuthenticateAsServerAsync(options, _stop.Token);
            var first = await ReadRequestAsync(socket, tls);
            Interlocked.Increment(ref _handshakes);
            for (var request = first; request is not null; request = await ReadRequestAsync(socket, tls))
            {
                // On an open connection there is nothing to refuse but the request.
                if (_answers.TryPeek(out var next) && next.Fault == Fault.Refuse)
                {
                    Reset(socket);
                    return;
                }

                _requests.Enqueue(request);
                if (!await AnswerAsync(socket, tls, request))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or AuthenticationException or OperationCanceledException or ObjectDisposedException)
        {
            // The device left, or refused the certificate: what the test asserts shows in the counts.
        }
    }

    private async Task<bool> AnswerAsync(Socket socket, SslStream tls, byte[] request)
    {
        var answer = _answers.TryDequeue(out var scripted) ? scripted : Answer.Created;
        if (answer.Parts is [] || answer.Parts[0].StartsWith("HTTP/1.1 201", StringComparison.Ordinal))
        {
            _events.Enqueue(request[(request.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..]);
        }

        await Task.Delay(answer.Delay, _stop.Token);
        foreach (var part in answer.Parts)
        {
            await tls.WriteAsync(Encoding.UTF8.GetBytes(part), _stop.Token);
        }

        if (answer.Ending == Ending.Reset)
        {
            // Let the device read what was sent: a reset throws away what is still on its way.
            await Task.Delay(100, _stop.Token);
            Reset(socket);
        }

        return answer.Ending == Ending.KeepOpen;
    }

    private static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    private bool TryTake(Fault fault) => _answers.TryPeek(out var next) && next.Fault == fault && _answers.TryDequeue(out _);

    private async Task<byte[]?> ReadRequestAsync(Socket socket, SslStream tls)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        var end = int.MaxValue;
        while (bytes.Count < end)
        {
            if (await tls.ReadAsync(one, _stop.Token) == 0)
            {
                return bytes.Count == 0 ? null : throw new IOException("the request is cut off");
            }

            bytes.Add(one[0]);
            if (end == int.MaxValue && bytes is [.., 13, 10, 13, 10])
            {
                end = bytes.Count + ContentLength(Encoding.ASCII.GetString([.. bytes]));
                if (TryTake(Fault.ResetInMidBody))
                {
                    await tls.ReadExactlyAsync(new byte[(end - bytes.Count) / 2], _stop.Token);
                    Reset(socket);
                    throw new IOException("the script resets the connection");
                }
            }
        }

        return [.. bytes];
    }

    private static int ContentLength(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        return int.Parse(head.AsSpan(at, head.IndexOf('\r', at) - at), System.Globalization.CultureInfo.InvariantCulture);
    }
}
