using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>A day of a board at one record a minute: Scenarios/wipy_day.py. The numbers are those of docs/targets/micropython.md.</summary>
public class DayTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_day_with_six_hours_without_a_network_loses_nothing_and_costs_less_than_a_fifteenth_of_a_POST_of_JSON_a_record(
        string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime, minutes: 3).RunAsync("import wipy_day\nwipy_day.with_queue()\nwipy_day.with_json()");

        // Records, POSTs, bytes of events, bytes on the line without handshakes, connections.
        Assert.Equal(["queue 1440 40 31146 51651 36", "waiting 377 failed 90", "json 1440 1440 262051 960451 1"], lines);
    }
}
