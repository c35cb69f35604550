using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>When a queue sends what, and what it does about each answer. The records are of 23 bytes, 15 of them in a batch.</summary>
public class QueueTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Records_wait_for_a_full_batch_or_their_age_and_one_alone_is_a_plain_message(string runtime) => Assert.Equal(
        ["0", "event of 247 with [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]", "15", "0", "event of 23 with [16]", "1", "0 16"],
        await RunAsync(runtime, """
            queue, sender, sntp = make()
            queue._clock.sync()
            reading = Reading()
            for i in range(15):
                queue.send(reading)
            print(queue.pump())
            queue.send(reading)
            print(queue.pump())
            pass_seconds(599)
            print(queue.pump())
            pass_seconds(1)
            print(queue.pump())
            print(queue.store.count, queue.delivered)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Another_kind_of_record_ends_a_batch_and_the_order_is_kept(string runtime) => Assert.Equal(
        ["event of 52 with [1, 2]", "event of 16 with [3]", "event of 23 with [4]", "4", "0"],
        await RunAsync(runtime, """
            queue, sender, sntp = make()
            reading = Reading()
            for record in (reading, reading, Status(), reading):
                queue.send(record)
            queue.flush()
            print(queue.pump(9))
            print(queue.store.count)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_batch_that_was_not_answered_is_sent_again_after_the_pause_with_the_same_numbers_and_what_came_meanwhile(
        string runtime) => Assert.Equal(
        ["event of 52 with [1, 2]", "0 2", "0", "event of 67 with [1, 2, 3]", "3 0 None"],
        await RunAsync(runtime, """
            queue, sender, sntp = make(max_age=0)
            sender.answers = [RetryLater('busy', 503, 7)]
            reading = Reading()
            queue.send(reading)
            queue.send(reading)
            print(queue.pump(9), queue.store.count)
            queue.send(reading)
            pass_seconds(6)
            print(queue.pump(9))
            pass_seconds(1)
            taken = queue.pump(9)
            print(taken, queue.store.count, queue.error)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_broken_line_is_tried_again_after_the_queues_own_pauses_and_not_after_the_senders_default(
        string runtime) => Assert.Equal(
        ["event of 23 with [1]", "0", "0", "event of 23 with [1]", "0", "event of 23 with [1]", "1"],
        await RunAsync(runtime, """
            queue, sender, sntp = make(max_age=0)
            # What the sender raises when it finds no line.
            sender.answers = [RetryLater('no connection', 0, 10), RetryLater('no connection', 0, 10)]
            queue.send(Reading())
            print(queue.pump())
            print(queue.pump())
            pass_seconds(1)
            print(queue.pump())
            pass_seconds(2)
            print(queue.pump())
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task After_a_401_comes_the_time_then_a_new_token_then_a_pause_and_nothing_is_lost(string runtime) => Assert.Equal(
        [
            "event of 23 with [1]", "event of 23 with [1]", "asked 2", "token second", "event of 23 with [1]", "0 1 3", "0",
            "event of 23 with [1]", "1 0",
        ],
        await RunAsync(runtime, """
            def refresh():
                print('asked', sntp.asked)
                return 'second'
            queue, sender, sntp = make(max_age=0, refresh_token=refresh)
            sender.answers = [TokenError('no', 0), TokenError('no', 0), TokenError('no', 0)]
            queue.send(Reading())
            print(queue.pump(9), queue.store.count, queue.failures)
            print(queue.pump(9))
            pass_seconds(2)
            print(queue.pump(9), queue.store.count)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_token_that_cannot_be_fetched_or_is_none_leaves_the_old_one(string runtime) => Assert.Equal(
        ["event of 23 with [1]", "event of 23 with [1]", "0 1", "first"],
        await RunAsync(runtime, """
            def refresh():
                raise OSError(110)
            queue, sender, sntp = make(max_age=0, refresh_token=refresh)
            sender.answers = [TokenError('no', 0), TokenError('no', 0)]
            queue.send(Reading())
            print(queue.pump(9), queue.store.count)
            print(sender.token)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_dead_letter_of_a_program_with_larger_batches_is_revived(string runtime) => Assert.Equal(
        ["0", "1 0 5000"],
        await RunAsync(runtime, """
            from ring_store import RingStore
            queue, sender, sntp = make(max_age=0)
            queue.store = RingStore(6000)
            queue.dead_letters = RingStore(6000)
            queue.dead_letters.append(bytearray(5000), 5000)
            print(queue.store.count)
            print(queue.revive(), queue.dead_letters.count, queue.store.peek())
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_batch_that_is_too_large_is_sent_in_halves_and_what_is_too_large_alone_is_put_aside(string runtime) => Assert.Equal(
        [
            "event of 82 with [1, 2, 3, 4]", "event of 23 with [1]", "event of 23 with [2]", "0 0 1", "event of 23 with [2]",
            "event of 23 with [3]", "event of 23 with [4]", "3 0 1", "moved 1", "event of 23 with [1]", "1 0",
        ],
        await RunAsync(runtime, """
            queue, sender, sntp = make(max_age=0)
            large = RejectedError('large', 413)
            sender.answers = [large, large]
            reading = Reading()
            for i in range(4):
                queue.send(reading)
            taken = queue.pump(2)
            sender.answers = [RetryLater('x', 0, 0)]
            pass_seconds(2)
            queue.pump()
            print(taken, queue.store.count - 3, queue.dead_letters.count)
            pass_seconds(4)
            print(queue.pump(9), queue.store.count, queue.dead_letters.count)
            print('moved', queue.revive())
            print(queue.pump(9), queue.dead_letters.count)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task What_the_hub_will_never_take_goes_aside_without_blocking_but_not_faster_than_the_pauses(
        string runtime) => Assert.Equal(
        ["event of 23 with [1]", "0", "0", "event of 16 with [2]", "1", "0 1 1"],
        await RunAsync(runtime, """
            queue, sender, sntp = make(max_age=0)
            sender.answers = [RejectedError('no such hub', 404)]
            queue.send(Reading())
            queue.send(Status())
            print(queue.pump(9))
            print(queue.pump(9))
            pass_seconds(2)
            print(queue.pump(9))
            print(queue.store.count, queue.dead_letters.count, queue.dead_lettered)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Records_before_the_first_sync_are_stamped_after_it_with_the_time_they_were_taken(string runtime) => Assert.Equal(
        ["0", "0", "event of 67 with [1, 2, 3]", "3 0", "[1800000000000, 1800000060000, 1800000122000]"],
        await RunAsync(runtime, """
            queue, sender, sntp = make(max_age=0, failures=2)
            reading = Reading()
            queue.send(reading)
            pass_seconds(60)
            queue.send(reading)
            print(queue.pump())
            pass_seconds(2)
            print(queue.pump())
            pass_seconds(60)
            queue.send(reading)
            print(queue.pump(), queue.guessed)
            print([at for template, number, at in sender.last])
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task What_an_earlier_boot_could_not_stamp_gets_the_start_of_the_later_boot_and_is_counted(string runtime) => Assert.Equal(
        ["event of 52 with [1, 3]", "2 1", "[1800003600000, 1800003610000]"],
        await RunAsync(runtime, """
            counter = Counter()
            store = RingStore(8192)
            queue, sender, sntp = make(store=store, counter=counter)
            queue.send(Reading())
            counter.next()
            pass_seconds(3600)
            # The store's memory stands for a flash here.
            TIME.boot(5)
            queue, sender, sntp = make(store=store, counter=counter)
            pass_seconds(10)
            queue.send(Reading())
            pass_seconds(10)
            print(queue.pump(), queue.guessed)
            print([at for template, number, at in sender.last])
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_time_that_the_program_sets_is_left_and_a_record_that_does_not_pack_costs_nothing(string runtime) => Assert.Equal(
        ["1 23", "wrong", "None", "event of 52 with [1, 2]", "[77, 1800000000000]", "the record takes 123 bytes; batch_bytes leaves less"],
        await RunAsync(runtime, """
            queue, sender, sntp = make(128, max_age=0)
            queue._clock.sync()
            reading = Reading()
            reading.at = 77
            queue.send(reading)
            print(queue.store.count, queue.store.peek())
            reading.at = None
            pack = Reading.pack
            def wrong(self):
                raise ValueError('wrong')
            Reading.pack = wrong
            try:
                queue.send(reading)
            except ValueError as error:
                print(error)
            print(reading.at)
            Reading.pack = pack
            queue.send(reading)
            queue.pump()
            print([at for template, number, at in sender.last])
            reading.note = b'n' * 100
            try:
                queue.send(reading)
            except ValueError as error:
                print(error)
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_certificate_that_is_not_trusted_has_the_clock_looked_at_and_is_tried_again(string runtime) => Assert.Equal(
        ["event of 23 with [1]", "0 2 cannot trust", "event of 23 with [1]", "1"],
        await RunAsync(runtime, """
            queue, sender, sntp = make(max_age=0)
            sender.answers = [TlsError('cannot trust')]
            queue.send(Reading())
            print(queue.pump(9), sntp.asked, queue.error)
            pass_seconds(2)
            print(queue.pump(9))
            """));

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_full_store_refuses_the_newest_or_drops_the_oldest_and_counts_it(string runtime) => Assert.Equal(
        ["[True, True, False] 1 0", "[True, True, True] 0 1"],
        await RunAsync(runtime, """
            for oldest_dropped in (False, True):
                queue, sender, sntp = make(store=RingStore(80, oldest_dropped))
                reading = Reading()
                print([queue.send(reading) for i in range(3)], queue.store.refused, queue.store.dropped)
            """));

    private static Task<string[]> RunAsync(string runtime, string source) =>
        DeviceRuntime.Get(runtime).RunAsync("from queue_scenario import *\n" + source);
}
