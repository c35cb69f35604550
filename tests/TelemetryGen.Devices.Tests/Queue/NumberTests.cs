using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>The numbers that a queue gives: never 0, which says that a record has none, and never more than the field holds.</summary>
public class NumberTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_first_record_of_a_new_board_has_the_number_1(string runtime) => Assert.Equal(
        ["event of 52 with [1, 2]", "event of 23 with [3]"],
        await RunAsync(runtime, """
            queue, sender, sntp = make(max_age=0, counter=SequenceCounter(None, 1 << 30))
            queue.send(Reading())
            queue.send(Reading())
            queue.pump()
            queue.send(Reading())
            queue.pump()
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_counter_that_wraps_goes_on_with_1(string runtime) => Assert.Equal(
        ["event of 82 with [2, 3, 1, 2]"],
        await RunAsync(runtime, """
            counter = SequenceCounter(None, 4, 4)
            for _ in range(2):
                counter.next()
            queue, sender, sntp = make(max_age=0, counter=counter)
            for _ in range(4):
                queue.send(Reading())
            queue.pump()
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_field_of_16_bits_takes_the_lower_half_without_0(string runtime) => Assert.Equal(
        ["event of 82 with [65534, 65535, 1, 2]"],
        await RunAsync(runtime, """
            class Narrow(Reading):
                SEQUENCE_MASK = 65535
            counter = SequenceCounter(None, 1 << 30)
            counter._next = 3 * 65536 + 65534
            queue, sender, sntp = make(max_age=0, counter=counter)
            for _ in range(4):
                queue.send(Narrow())
            queue.pump()
            """));

    private static Task<string[]> RunAsync(string runtime, string source) =>
        DeviceRuntime.Get(runtime).RunAsync("from queue_scenario import *\nfrom sequence_counter import SequenceCounter\n" + source);
}
