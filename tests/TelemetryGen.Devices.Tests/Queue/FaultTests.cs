using TelemetryGen.Testing;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>
/// Seeded schedules of what a network and a hub can do, against the queue with its stores and sender as they ship; the
/// network is a stand-in for the board's socket module: Scenarios/fault_harness.py.
/// </summary>
public class FaultTests
{
    [Theory]
    [InlineData("MicroPython", 1, 20, 250)]
    [InlineData("MicroPython", 251, 20, 250)]
    [InlineData("CPython", 501, 200, 2000)]
    public async Task After_any_schedule_of_passing_faults_every_record_has_arrived_and_the_queue_is_empty(
        string runtime, int first, int usual, int thorough)
    {
        var count = Effort.Of(usual, thorough);
        var lines = await DeviceRuntime.Get(runtime, minutes: 5).RunAsync($"""
            import fault_harness
            totals = fault_harness.run({first}, {count})
            print(totals.schedules, totals.dead_lettered)
            print(totals.faults > 20 * {count}, totals.duplicates > 10 * {count}, totals.guesses > {count}, totals.boots > {count})
            """);

        Assert.Equal([$"{count} 0", "True True True True"], lines);
    }

    [Theory]
    [InlineData("MicroPython", 3001, 20, 100)]
    [InlineData("CPython", 4001, 100, 1000)]
    public async Task What_the_hub_refuses_for_good_is_with_the_dead_letters_and_all_else_has_arrived(
        string runtime, int first, int usual, int thorough)
    {
        var count = Effort.Of(usual, thorough);
        var lines = await DeviceRuntime.Get(runtime, minutes: 5).RunAsync($"""
            import fault_harness
            totals = fault_harness.run({first}, {count}, fault_harness.PASSING + fault_harness.REFUSED)
            print(totals.schedules, totals.dead_lettered > 5 * {count})
            """);

        Assert.Equal([$"{count} True"], lines);
    }

    [Theory]
    [InlineData("CPython")]
    [InlineData("MicroPython")]
    public async Task The_harness_sees_a_sender_that_takes_a_lost_request_for_a_success(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync("""
            import fault_harness
            send = fault_harness.EventHubSender.send
            def careless(self, message, length, start):
                try:
                    send(self, message, length, start)
                except fault_harness.RetryLater:
                    pass
            fault_harness.EventHubSender.send = careless
            try:
                fault_harness.run(1, 5)
            except AssertionError as error:
                print(error)
            """);

        Assert.StartsWith("seed 1: lost (", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CPython")]
    [InlineData("MicroPython")]
    public async Task The_harness_sees_a_clock_that_is_a_second_off(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync("""
            import fault_harness
            set_clock = fault_harness.BoardClock.set
            fault_harness.BoardClock.set = lambda self, high, low, ms: set_clock(self, high, low - 2, ms)
            try:
                fault_harness.run(2, 1)
            except AssertionError as error:
                print(error)
            """);

        Assert.StartsWith("seed 2: time of (", Assert.Single(lines), StringComparison.Ordinal);
    }
}
