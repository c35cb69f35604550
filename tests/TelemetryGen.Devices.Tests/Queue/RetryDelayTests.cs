using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

public class RetryDelayTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Pauses_double_up_to_the_limit_and_half_of_each_is_chance(string runtime)
    {
        var lines = await RunAsync(runtime, """
            class Least:
                def below(self, limit):
                    return 0
            class Most:
                def below(self, limit):
                    return limit - 1
            for jitter in (Least(), Most()):
                delay = RetryDelay(jitter, 2, 30)
                pauses = []
                for i in range(7):
                    delay.start()
                    pauses.append(delay.pause)
                print(pauses)
            delay.reset()
            delay.start()
            print(delay.pause)
            """);

        Assert.Equal(
            [
                "[1000, 2000, 4000, 8000, 15000, 15000, 15000]",
                "[1999, 3999, 7999, 15999, 29999, 29999, 29999]",
                "1999",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task What_the_hub_asks_for_is_waited_and_some_more_by_chance_but_never_above_a_day(string runtime)
    {
        var lines = await RunAsync(runtime, """
            delay = RetryDelay(Jitter('roof-1'), 2, 300)
            delay.start(60)
            print(60000 <= delay.pause < 61000)
            delay.start(1000000000)
            print(86400000 <= delay.pause < 86402000)
            """);

        Assert.Equal(["True", "True"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_pause_ends_when_it_is_over_also_across_the_wrap_of_the_ticks(string runtime)
    {
        var lines = await RunAsync(runtime, """
            import board_ticks
            from scenario_ticks import Ticks
            ticks = board_ticks.time = Ticks(0x3FFFFFFF)
            class Half:
                def below(self, limit):
                    return limit // 2
            delay = RetryDelay(Half(), 2, 300)
            print(delay.is_over())
            delay.start()
            for passed in (0, 1499, 1):
                ticks.ms += passed
                print(delay.is_over())
            """);

        Assert.Equal(["True", "False", "False", "True"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Boards_with_other_names_pause_differently_and_the_same_name_pauses_the_same(string runtime)
    {
        var lines = await RunAsync(runtime, """
            def numbers(seed):
                jitter = Jitter(seed)
                return [jitter.below(60000) for i in range(4)]
            print(numbers('roof-1'), numbers('roof-1') == numbers('roof-1'))
            firsts = set()
            for i in range(1000):
                jitter = Jitter('roof-' + str(i))
                jitter.below(256)
                firsts.add(jitter.below(60000) // 1000)
            print(len(firsts))
            seen = set()
            jitter = Jitter(0)
            for i in range(65535):
                seen.add(jitter.below(65536))
            print(len(seen), min(seen), max(seen))
            """);

        Assert.Equal("True", lines[0].Split(' ')[^1]);
        // Every second of the minute is someone's.
        Assert.Equal("60", lines[1]);
        Assert.Equal("65535 1 65535", lines[2]);
    }

    private static Task<string[]> RunAsync(string runtime, string source) =>
        DeviceRuntime.Get(runtime).RunAsync("from retry_delay import Jitter, RetryDelay\n" + source);
}
