using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>Records without fields: a message is a header, and a batch of them says how many.</summary>
public class FieldlessTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Records_without_fields_are_a_count_and_are_due_when_the_first_is_old_though_more_keep_coming(
        string runtime) => Assert.Equal(
        ["0", "0", "0", "event of 22 with [0, 0, 0, 0]", "4", "event of 8 with [0]", "1", "0 5"],
        await RunAsync(runtime, """
            queue, sender, sntp = make()
            queue._clock.sync()
            for i in range(4):
                queue.send(Ping())
                print(queue.pump())
                pass_seconds(200)
            queue.send(Ping())
            queue.flush()
            print(queue.pump())
            print(queue.store.count, queue.delivered)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Records_without_fields_are_a_full_batch_once_another_kind_is_behind_them(string runtime) => Assert.Equal(
        ["0", "event of 22 with [0, 0, 0]", "3", "1"],
        await RunAsync(runtime, """
            queue, sender, sntp = make()
            queue._clock.sync()
            for i in range(3):
                queue.send(Ping())
            print(queue.pump())
            queue.send(Reading())
            print(queue.pump(9))
            print(queue.store.count)
            """));

    private static Task<string[]> RunAsync(string runtime, string source) =>
        DeviceRuntime.Get(runtime).RunAsync("from queue_scenario import *\n" + source);
}
