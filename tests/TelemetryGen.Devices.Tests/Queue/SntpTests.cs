using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>The parts of the SNTP client, without a server; <see cref="SntpServerTests"/> has one.</summary>
public class SntpTests
{
    // 2027-01-15T08:00:00.5Z, in NTP's count and fraction.
    private const uint NtpSeconds = 1800000000u + 2208988800u;

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

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
            # Root delay of a second, and below 0; root dispersion of a second.
            tried(5, 1)
            tried(4, 0xFF)
            tried(9, 1)
            timeless = good()
            timeless[40:48] = bytes(8)
            print(fault(timeless, QUESTION))
            almost = good()
            almost[6] = almost[7] = almost[10] = almost[11] = 255
            print(fault(almost, QUESTION) == '')
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
                "the server heard the time too long ago",
                "the server heard the time too long ago",
                "the server heard the time too long ago",
                "the answer has no time",
                "True",
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
}
