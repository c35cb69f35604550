using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Acme.Greenhouse.Server;

/// <summary>Tells the board the time by SNTP (RFC 4330), as pool.ntp.org would, so that the sample needs no Internet.</summary>
internal sealed class TimeServer : IDisposable
{
    private const int PacketBytes = 48;
    private const long SecondsFrom1900To1970 = 2_208_988_800;

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    /// <summary>Answers until it is cancelled.</summary>
    public async Task AnswerAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var question = await _socket.ReceiveAsync(cancellation);
            if (question.Buffer.Length >= PacketBytes)
            {
                await _socket.SendAsync(AnswerTo(question.Buffer, DateTimeOffset.UtcNow), question.RemoteEndPoint, cancellation);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static byte[] AnswerTo(byte[] question, DateTimeOffset now)
    {
        var answer = new byte[PacketBytes];

        // Version 4, server; ten steps away from an atomic clock.
        answer[0] = 0x24;
        answer[1] = 10;

        // When the question was sent, by its sender; when it came and when this is sent, by this clock.
        question.AsSpan(40, 8).CopyTo(answer.AsSpan(24));
        var milliseconds = now.ToUnixTimeMilliseconds();
        foreach (var at in new[] { 32, 40 })
        {
            BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(at), (uint)((milliseconds / 1000) + SecondsFrom1900To1970));
            BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(at + 4), (uint)(((milliseconds % 1000) << 32) / 1000));
        }

        return answer;
    }
}
