using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>A flash that takes nothing, or does not read, is no exception of a queue: it goes on with what it has, and counts.</summary>
public class FlashTroubleTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Records_that_no_number_could_be_reserved_for_are_sent_without_one(string runtime) => Assert.Equal(
        ["True True 28", "True True", "event of 67 with [0, 1, 2]", "3 None 0"],
        await RunAsync(runtime, """
            class Full:
                is_full = True
                number = 0
                def next(self):
                    if self.is_full:
                        raise OSError(28)
                    self.number += 1
                    return self.number
            counter = Full()
            queue, sender, sntp = make(counter=counter)
            queue._clock.sync()
            reading = Reading()
            print(queue.send(reading), queue.flash_failures > 0, queue.error.args[0])
            counter.is_full = False
            print(queue.send(reading), queue.send(reading))
            queue.flush()
            print(queue.pump(9), queue.error, queue.store.count)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_store_that_does_not_write_refuses_and_one_that_does_not_read_is_read_again_after_a_pause(
        string runtime) => Assert.Equal(
        ["False 5 1", "True", "0 5 1 False", "event of 23 with [2]", "1 None 0 2"],
        await RunAsync(runtime, """
            queue, sender, sntp = make()
            queue._clock.sync()
            reading = Reading()
            store = queue.store
            append, read = store.append, store.read
            def fail(*args):
                raise OSError(5)
            store.append = fail
            print(queue.send(reading), queue.error.args[0], queue.flash_failures)
            store.append = append
            print(queue.send(reading))
            queue.flush()
            store.read = fail
            print(queue.pump(), queue.error.args[0], store.count, queue.is_due())
            store.read = read
            pass_seconds(2)
            taken = queue.pump(9)
            print(taken, queue.error, store.count, queue.flash_failures)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Numbers_on_a_flash_that_was_full_for_a_while_do_not_repeat(string runtime) => Assert.Equal(
        ["[0, 1, 2, 3]", "28 28", "[4, 5, 6, 7]", "[8, 9]"],
        await RunAsync(runtime, """
            import sealed_file
            from flash import Flash
            from sequence_counter import SequenceCounter
            def taken(counter, count):
                return [counter.next() for _ in range(count)]
            def refused(counter):
                try:
                    counter.next()
                except OSError as error:
                    return error.args[0]
            flash = Flash()
            flash.install(sealed_file)
            counter = SequenceCounter('/sequence', 0x3FFFFFFF, 4)
            print(taken(counter, 4))
            flash.free = 5
            print(refused(counter), refused(counter))
            flash.free = None
            print(taken(counter, 4))
            # What was reserved before and after tells the next boot where to go on.
            again = SequenceCounter('/sequence', 0x3FFFFFFF, 4)
            print(taken(again, 2))
            """));

    private static Task<string[]> RunAsync(string runtime, string source) =>
        DeviceRuntime.Get(runtime).RunAsync("from queue_scenario import *\n" + source);
}
