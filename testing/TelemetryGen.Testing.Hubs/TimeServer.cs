using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace TelemetryGen.Testing.Hubs;

/// <summary>An SNTP server on a real UDP socket that answers each question as the test wants it.</summary>
public sealed class TimeServer : IAsyncDisposable
{
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly List<byte[]> _questions = [];
    private readonly Task _answering;

    public TimeServer(Func<byte[], IEnumerable<byte[]>> answers) => _answering = AnswerAsync(answers);

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>All that was asked.</summary>
    public IReadOnlyList<byte[]> Questions => _questions;

    /// <summary>A good answer: stratum 2, sent at that moment.</summary>
    /// <param name="question">Its last eight bytes come back.</param>
    /// <param name="unixMilliseconds">Since 1970.</param>
    public static byte[] Answer(byte[] question, long unixMilliseconds)
    {
        var answer = new byte[48];
        answer[0] = 0x24;
        answer[1] = 2;
        question.AsSpan(40).CopyTo(answer.AsSpan(24));
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(40), (uint)((unixMilliseconds / 1000) + 2208988800));
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(44), (uint)(((unixMilliseconds % 1000) << 32) / 1000));
        return answer;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _answering;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task AnswerAsync(Func<byte[], IEnumerable<byte[]>> answers)
    {
        try
        {
            while (true)
            {
                var question = await _socket.ReceiveAsync(_stop.Token);
                _questions.Add(question.Buffer);
                foreach (var answer in answers(question.Buffer))
                {
                    await _socket.SendAsync(answer, question.RemoteEndPoint, _stop.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
