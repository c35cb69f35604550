using TelemetryGen.Devices.Tests.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>Both stores beside a list that says what they must hold: Scenarios/stores.py. The same seeds on every runtime.</summary>
public class StoreModelTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_ring_does_what_a_list_does_under_random_operations(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime, minutes: 5).RunAsync("""
            from stores import try_ring
            for oldest_dropped in (True, False):
                dropped = refused = 0
                for seed in range(300):
                    model = try_ring(seed, oldest_dropped)
                    dropped += model.dropped
                    refused += model.refused
                print(dropped, refused)
            """);

        Assert.Equal(["17976 12206", "0 28329"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_flash_store_does_what_a_list_does_under_random_operations_and_reboots(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime, minutes: 5).RunAsync("""
            from stores import try_flash
            for oldest_dropped in (True, False):
                dropped = refused = 0
                for seed in range(100):
                    model = try_flash(seed, oldest_dropped)
                    dropped += model.dropped
                    refused += model.refused
                print(dropped, refused)
            """);

        Assert.Equal(["2240 418", "0 2572"], lines);
    }
}
