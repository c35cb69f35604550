using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using TelemetryGen.Devices.Tests.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

public class SntpTests
{
    // 2027-01-15T08:00:00.5Z, in NTP's count and fraction.
    private const uint NtpSeconds = 1800000000u + 2208988800u;

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Fact]
    public async Task A_real_server_on_UDP_is_asked_with_48_bytes_and_its_time_is_taken()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var serving = ServeAsync(server);
        var lines = await DeviceRuntime.Get("CPython").RunAsync($"""
            from sntp import SntpClient
            client = SntpClient('127.0.0.1', {((IPEndPoint)server.Client.LocalEndPoint!).Port})
            print(client.ask(), client.high * 65536 + client.low, 500 <= client.ms < 900)
            """);

        Assert.Equal(["True 1800000000 True"], lines);
        var question = await serving;
        Assert.Equal(48, question.Length);
        // Version 4, client; the rest is empty but for the random bytes in the place of our own time.
        Assert.Equal(0x23, question[0]);
        Assert.All(question[1..40], b => Assert.Equal(0, b));
        Assert.Contains(question[40..], b => b != 0);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_answer_counts_only_when_it_is_one_to_this_question_from_a_server_that_knows_the_time(string runtime)
    {
        var lines = await RunAsync(runtime, """
            def tried(at, value):
                answer = good()
                answer[at] = value
                print(fault(answer, QUESTION))
            print(fault(good(), QUESTION) == '')
            print(fault(good()[:47], QUESTION))
            tried(0, 0x23)
            tried(0, 0x25)
            tried(0, 0x04)
            tried(0, 0xE4)
            tried(1, 16)
            tried(24, 99)
            tried(31, 99)
            kiss = good()
            kiss[1] = 0
            kiss[12:16] = b'RATE'
            print(fault(kiss, QUESTION))
            """);

        Assert.Equal(
            [
                "True",
                "the answer is too short",
                "the answer is not from a time server",
                "the answer is not from a time server",
                "the answer is not from a time server",
                "the server does not know the time itself",
                "the server does not know the time itself",
                "the answer is not to this question",
                "the answer is not to this question",
                "the server refuses: RATE",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Times_before_2024_and_from_2100_on_are_refused_and_the_count_wraps_in_2036(string runtime)
    {
        var lines = await RunAsync(runtime, """
            def tried(unix):
                answer = good(unix + 2208988800 & 0xFFFFFFFF)
                wrong = fault(answer, QUESTION)
                client = SntpClient()
                client._take(answer, 0)
                print(wrong if wrong else client.high * 65536 + client.low)
            # The window is kept in steps of 18 hours: the first is that of 2024-01-01.
            for unix in (1704001535, 1704067200, 2085978495, 2085978496, 2147483648, 4102422527, 4102422528, 0):
                tried(unix)
            """);

        Assert.Equal(
            [
                "the answer is not in 2024 to 2099", "1704067200", "2085978495", "2085978496", "2147483648", "4102422527",
                "the answer is not in 2024 to 2099", "the answer is not in 2024 to 2099",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_question_that_nobody_answers_is_no_exception(string runtime)
    {
        var lines = await RunAsync(runtime, """
            class Silent:
                AF_INET = SOCK_DGRAM = 2
                def getaddrinfo(self, host, port):
                    return [(2, 2, 0, '', (host, port))]
                def socket(self, family, kind):
                    return self
                def settimeout(self, seconds):
                    pass
                def sendto(self, data, address):
                    print(len(data), address)
                def recv(self, length):
                    raise OSError(110)
                def close(self):
                    print('closed')
            sntp.socket = Silent()
            client = SntpClient('time.test')
            print(client.ask(), client.error[:10])
            """);

        Assert.Equal(["48 ('time.test', 123)", "closed", "False no answer:"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Half_of_the_way_there_and_back_is_added(string runtime)
    {
        var lines = await RunAsync(runtime, """
            client = SntpClient()
            client._take(good(), 1100)
            print(client.high * 65536 + client.low, client.ms)
            """);

        Assert.Equal(["1800000001 50"], lines);
    }

    private static Task<string[]> RunAsync(string runtime, string source) => DeviceRuntime.Get(runtime).RunAsync($"""
        import struct
        import sntp
        from sntp import SntpClient, fault
        QUESTION = bytes(40) + b'question'
        def good(seconds={NtpSeconds}):
            answer = bytearray(48)
            answer[0] = 0x24
            answer[1] = 2
            answer[24:32] = b'question'
            answer[40:48] = struct.pack('>II', seconds, 0x80000000)
            return answer

        """ + source);

    private static async Task<byte[]> ServeAsync(UdpClient server)
    {
        var question = await server.ReceiveAsync(TestContext.Current.CancellationToken);
        // An answer to someone else's question is passed over.
        await server.SendAsync(Answer(new byte[48]), question.RemoteEndPoint, TestContext.Current.CancellationToken);
        await server.SendAsync(Answer(question.Buffer), question.RemoteEndPoint, TestContext.Current.CancellationToken);
        return question.Buffer;
    }

    private static byte[] Answer(byte[] question)
    {
        var answer = new byte[48];
        answer[0] = 0x24;
        answer[1] = 2;
        question.AsSpan(40).CopyTo(answer.AsSpan(24));
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(40), NtpSeconds);
        answer[44] = 0x80;
        return answer;
    }
}
