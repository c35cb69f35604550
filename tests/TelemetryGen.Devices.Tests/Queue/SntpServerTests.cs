using System.Globalization;
using TelemetryGen.Testing.Hubs;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>The emitted SNTP client against a server on a real UDP socket.</summary>
public class SntpServerTests
{
    // 2027-01-15T08:00:00.5Z
    private const long Moment = 1800000000500;

    private const string Asked = "print(client.ask(), client.error)";

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_time_is_asked_for_with_48_bytes_and_taken(string runtime)
    {
        await using var server = new TimeServer(question => [TimeServer.Answer(question, Moment)]);

        var lines = await AskAsync(
            runtime, server, "print(client.ask(), client.high * 65536 + client.low, 500 <= client.ms < 900, client.error)");

        Assert.Equal(["True 1800000000 True "], lines);
        var question = Assert.Single(server.Questions);
        Assert.Equal(48, question.Length);
        // Version 4, client; the rest is empty but for the random bytes in the place of our own time.
        Assert.Equal(0x23, question[0]);
        Assert.All(question[1..40], b => Assert.Equal(0, b));
        Assert.Contains(question[40..], b => b != 0);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_answer_to_another_question_is_passed_over(string runtime)
    {
        await using var server = new TimeServer(
            question => [TimeServer.Answer(new byte[48], 0), TimeServer.Answer(new byte[48], 0), TimeServer.Answer(question, Moment)]);

        Assert.Equal(["True "], await AskAsync(runtime, server, Asked));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Who_gets_only_answers_to_other_questions_keeps_its_time(string runtime)
    {
        await using var server = new TimeServer(question => Enumerable.Repeat(TimeServer.Answer(new byte[48], Moment), 3));

        Assert.Equal(["False the answer is not to this question"], await AskAsync(runtime, server, Asked));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task One_forged_answer_and_then_silence_is_told_as_what_it_was(string runtime)
    {
        await using var server = new TimeServer(question => [TimeServer.Answer(new byte[48], Moment)]);

        Assert.Equal(["False the answer is not to this question"], await AskAsync(runtime, server, Asked));
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_kiss_of_death_ends_the_asking_at_once_with_its_word(string runtime)
    {
        await using var server = new TimeServer(question =>
        {
            var answer = TimeServer.Answer(question, Moment);
            answer[1] = 0;
            "RATE"u8.CopyTo(answer.AsSpan(12));
            return [answer];
        });

        var lines = await AskAsync(runtime, server, Timed, timeout: 20);

        Assert.Equal("False the server refuses: RATE", lines[0]);
        Assert.InRange(int.Parse(lines[1], CultureInfo.InvariantCulture), 0, 15000);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_server_that_has_no_time_or_one_of_another_age_is_refused(string runtime)
    {
        var answers = new Queue<Func<byte[], byte[]>>([
            question => Changed(TimeServer.Answer(question, Moment), 1, 16),
            question => Changed(TimeServer.Answer(question, Moment), 0, 0xE4),
            question => TimeServer.Answer(question, 1600000000000),
            question => TimeServer.Answer(question, 4200000000000),
            question => Changed(TimeServer.Answer(question, Moment), 0, 0x23),
        ]);
        await using var server = new TimeServer(question => [answers.Dequeue()(question)]);

        var lines = await AskAsync(runtime, server, string.Join('\n', Enumerable.Repeat(Asked, 5)));

        Assert.Equal(
            [
                "False the server does not know the time itself",
                "False the server does not know the time itself",
                "False the answer is not in 2024 to 2099",
                "False the answer is not in 2024 to 2099",
                "False the answer is not from a time server",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Without_an_answer_it_says_so_after_its_timeout_and_a_later_question_is_answered(string runtime)
    {
        var silent = true;
        await using var server = new TimeServer(question =>
        {
            IEnumerable<byte[]> answers = silent ? [] : [TimeServer.Answer(question, Moment)];
            silent = false;
            return answers;
        });

        var lines = await AskAsync(runtime, server, Timed + "\n" + Asked);

        Assert.StartsWith("False no answer: ", lines[0], StringComparison.Ordinal);
        Assert.InRange(int.Parse(lines[1], CultureInfo.InvariantCulture), 950, 15000);
        Assert.Equal("True ", lines[2]);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_name_that_nobody_knows_is_no_exception(string runtime)
    {
        await using var server = new TimeServer(_ => []);

        var lines = await AskAsync(runtime, server, "client = SntpClient('time.invalid')\n" + Asked);

        Assert.StartsWith("False no answer: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1970)]
    [InlineData(2000)]
    public async Task A_board_that_counts_from_either_year_gets_its_clock_and_its_records_stamped(int epoch)
    {
        await using var server = new TimeServer(question => [TimeServer.Answer(question, Moment)]);

        // The board's clock stands at 2015 after power on, in its own count.
        var lines = await DeviceRuntime.Get("MicroPython").RunAsync($"""
            import struct
            import sys
            import time
            OFFSET = 946684800 if {epoch} == 2000 else 0
            class BoardTime:
                offset = 1420070400 - time.time()
                ticks_ms = time.ticks_ms
                def time(self):
                    return time.time() + self.offset - OFFSET
                def gmtime(self, seconds):
                    return time.gmtime(seconds + OFFSET)
            board = sys.modules['time'] = BoardTime()
            class Machine:
                class RTC:
                    def datetime(self, value):
                        print(value)
                        board.offset = 1800000000 - time.time()
            sys.modules['machine'] = Machine
            import unix_clock
            from board_clock import BoardClock
            from sntp import SntpClient
            clock = BoardClock(SntpClient('127.0.0.1', {server.Port}))
            print(unix_clock.is_set(), clock.is_set)
            print(clock.sync(), unix_clock.is_set(), clock.is_set, unix_clock.unix_time() - 1800000000 in (0, 1, 2))
            buffer = bytearray(8)
            clock.put(buffer, 0, 8, 1000, clock.seconds, clock.ms)
            print(500 <= struct.unpack('<q', buffer)[0] - 1800000000000 < 3000)
            """);

        Assert.Equal(["False False", "(2027, 1, 15, 4, 8, 0, 0, 0)", "True True True True", "True"], lines);
    }

    // The answer, and how many milliseconds it took.
    private const string Timed = "import board_ticks\nasked = board_ticks.now()\n" + Asked + "\nprint(board_ticks.since(asked))";

    private static byte[] Changed(byte[] answer, int at, byte value)
    {
        answer[at] = value;
        return answer;
    }

    private static Task<string[]> AskAsync(
        string runtime, TimeServer server, string source, int timeout = 1) => DeviceRuntime.Get(runtime).RunAsync($"""
        from sntp import SntpClient
        client = SntpClient('127.0.0.1', {server.Port}, {timeout})

        """ + source);
}
