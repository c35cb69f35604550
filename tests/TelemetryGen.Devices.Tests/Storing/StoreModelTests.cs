using TelemetryGen.Testing;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>Both stores beside a list that says what they must hold: Scenarios/stores.py. The same seeds on every runtime.</summary>
public class StoreModelTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_ring_does_what_a_list_does_under_random_operations(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime, minutes: 5).RunAsync($"""
            from stores import try_ring
            for oldest_dropped in (True, False):
                dropped = refused = 0
                for seed in range({Effort.Of(40, 300)}):
                    model = try_ring(seed, oldest_dropped)
                    dropped += model.dropped
                    refused += model.refused
                print(dropped, refused)
            """);

        Assert.Equal(Effort.IsThorough ? ["17976 12206", "0 28329"] : ["2235 1626", "0 3659"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_flash_store_does_what_a_list_does_under_random_operations_and_reboots(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime, minutes: 5).RunAsync($"""
            from stores import try_flash
            for oldest_dropped in (True, False):
                dropped = refused = 0
                for seed in range({Effort.Of(15, 100)}):
                    model = try_flash(seed, oldest_dropped)
                    dropped += model.dropped
                    refused += model.refused
                print(dropped, refused)
            """);

        Assert.Equal(Effort.IsThorough ? ["2240 418", "0 2572"] : ["357 59", "0 415"], lines);
    }

    // 2^32 is where the bytes of the files end, 2^16 those of an entry; 2^29 and 2^30 are where the ints of boards would become objects.
    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_flash_store_is_right_where_its_sequences_begin_anew(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime, minutes: 5).RunAsync($"""
            from stores import try_flash
            for bits in (16, 29, 30, 31, 32):
                for before in (1, 3, 40):
                    for oldest_dropped in (True, False):
                        for seed in range({Effort.Of(2, 10)}):
                            try_flash(seed, oldest_dropped, first=(1 << bits) - before)
            print('right')
            """);

        Assert.Equal(["right"], lines);
    }
}
