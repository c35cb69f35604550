using TelemetryGen.Testing;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>
/// Recorded work on a flash in memory, cut after every byte of every write and between all operations (Scenarios/flash.py), then opened
/// again: what append and acknowledge promised holds at every one of the cuts.
/// </summary>
public class PowerCutTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_flash_store_keeps_its_promises_at_every_cut(string runtime)
    {
        // The sample is a board that has to drop records, or to refuse them. CPython is ten times as fast, so it tries more when thorough.
        var (seeds, lives, steps) = !Effort.IsThorough ? ("(1,)", 2, 12) : (runtime == "CPython" ? "range(6)" : "(0,)", 4, 20);
        var lines = await DeviceRuntime.Get(runtime, minutes: 8).RunAsync($$"""
            from power_cuts import try_lives
            tried = 0
            for seed in {{seeds}}:
                for oldest_dropped in (True, False):
                    tried += try_lives(seed, oldest_dropped, {{lives}}, {{steps}})
            print(tried)
            """);

        Assert.Equal([!Effort.IsThorough ? "5298" : runtime == "CPython" ? "78442" : "14562"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_replaced_setting_is_the_old_or_the_new_one_at_every_cut(string runtime)
    {
        // A board of an even number starts without the setting.
        var lines = await DeviceRuntime.Get(runtime, minutes: 8).RunAsync($"""
            from setting_cuts import try_settings
            print(sum([try_settings(seed, 12) for seed in range(1, {Effort.Of(3, 7)})]))
            """);

        Assert.Equal([Effort.IsThorough ? "15802" : "7615"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_sequence_number_never_comes_twice_at_any_cut(string runtime)
    {
        var seeds = Effort.Of(1, 4);
        var lines = await DeviceRuntime.Get(runtime, minutes: 8).RunAsync($"""
            from setting_cuts import try_numbers
            print(sum([try_numbers(seed, 10) for seed in range({seeds})]))
            # Over the limit, where they begin again.
            print(sum([try_numbers(seed, 10, 50) for seed in range({seeds})]))
            """);

        Assert.Equal(Effort.IsThorough ? ["6166", "5938"] : ["1715", "1647"], lines);
    }
}
