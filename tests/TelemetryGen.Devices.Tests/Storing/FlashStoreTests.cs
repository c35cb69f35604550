using TelemetryGen.Devices.Tests.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>What the flash store does when it is full, when the flash is, and when the flash lies. Cuts of power are in PowerCutTests.</summary>
public class FlashStoreTests
{
    private const string OnFlash = """
        import flash_segment
        from flash import Flash
        from flash_store import FlashStore
        from stores import message
        buffer = bytearray(600)
        flash = Flash()
        flash.install(flash_segment)
        def numbers(store, most=100000):
            # The first two bytes of each message are its number.
            found = []
            while len(found) < most and store.read(buffer, 0):
                found.append(buffer[0] + 256 * buffer[1])
            return found

        """;

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_record_of_27_bytes_takes_35_of_flash_and_one_flush_and_no_byte_is_written_twice(string runtime)
    {
        var lines = await RunAsync(runtime, """
            store = FlashStore('/queue', 65536)
            def operations(what):
                return len([entry for entry in flash.log if entry[0] == what])
            def written():
                return sum([len(entry[2]) for entry in flash.log if entry[0] == 'write'])
            print('made', written(), operations('flush'), operations('create'))
            flash.log.clear()
            for n in range(100):
                store.append(message(n, 27), 27)
            print('100 records', written(), operations('flush'), operations('create'))
            flash.log.clear()
            print(len(numbers(store)), len(flash.log))
            store.acknowledge()
            print('acknowledged', written(), operations('flush'))
            # A day at a record a minute, each acknowledged on its own.
            flash.log.clear()
            for n in range(1440):
                store.append(message(n, 27), 27)
                store.begin()
                assert numbers(store) == [n]
                store.acknowledge()
            print('a day', written(), operations('flush'), operations('create'), operations('remove'))
            print(sorted(flash.files), store.count)
            """);

        Assert.Equal(
            [
                "made 20 1 1", "100 records 3500 100 0", "100 0", "acknowledged 12 1",
                // 1440 times 35 and 12, and 20 for each new file, whose header stands for an acknowledgement where that did not fit.
                "a day 68020 2897 17 17",
                "['/queue/00000012.seg'] 0",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task The_default_of_64_KiB_holds_a_day_and_the_space_of_a_WiPy_1_is_never_exceeded(string runtime)
    {
        var lines = await RunAsync(runtime, """
            store = FlashStore('/queue', 65536)
            for n in range(5000):
                store.append(message(n, 27), 27)
            print(store.count, store.dropped, flash.most <= 65536)
            found = numbers(store)
            print(found[0], found[-1], len(found))
            """);

        // Up to 14 files of 116 records; the oldest goes before a new one is begun. At one a minute, 25 hours.
        Assert.Equal(["1520 3480 True", "3480 4999 1520"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task When_the_oldest_are_dropped_while_they_are_read_an_acknowledgement_removes_no_newer_ones(string runtime)
    {
        var lines = await RunAsync(runtime, """
            store = FlashStore('/queue', 640, 128)
            for n in range(9):
                store.append(message(n, 27), 27)
            print(numbers(store, 5), store.count)
            # Three files of three records: now the first goes, with three of the five that were read.
            store.append(message(9, 27), 27)
            print(store.count, store.dropped)
            store.acknowledge()
            # What was read before it was dropped was not lost.
            print(store.count, store.dropped, numbers(store))
            store.begin()
            print(numbers(store, 2))
            for n in range(10, 16):
                store.append(message(n, 27), 27)
            # Not acknowledged: they are lost.
            store.begin()
            print(store.count, store.dropped, numbers(store))
            """);

        Assert.Equal(
            ["[0, 1, 2, 3, 4] 9", "7 0", "5 0 [5, 6, 7, 8, 9]", "[5, 6]", "7 4 [9, 10, 11, 12, 13, 14, 15]"],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task When_the_newest_are_refused_all_that_was_stored_comes_out_and_then_there_is_room_again(string runtime)
    {
        var lines = await RunAsync(runtime, """
            store = FlashStore('/queue', 640, 128, oldest_dropped=False)
            print([store.append(message(n, 27), 27) for n in range(11)])
            print(store.count, store.refused, store.dropped)
            # Acknowledgements have their own room: one record at a time, far more than fit in a file.
            for n in range(4):
                store.begin()
                numbers(store, 1)
                store.acknowledge()
            print(store.count, store.append(message(11, 27), 27), flash.most <= 640)
            store = FlashStore('/queue', 640, 128, oldest_dropped=False)
            print(numbers(store), store.refused)
            """);

        Assert.Equal(
            ["[True, True, True, True, True, True, True, True, True, False, False]", "9 2 0", "5 True True", "[4, 5, 6, 7, 8, 11] 0"],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_flash_that_is_full_before_the_store_is_follows_the_same_policy(string runtime)
    {
        var lines = await RunAsync(runtime, """
            for oldest_dropped in (True, False):
                # Room for two files and a half.
                flash = Flash(free=320)
                flash.install(flash_segment)
                store = FlashStore('/queue', 1280, 128, oldest_dropped)
                print(len([n for n in range(20) if store.append(message(n, 27), 27)]), store.count, store.dropped, store.refused)
                again = FlashStore('/queue', 1280, 128, oldest_dropped)
                print(numbers(again), again.corrupt)
            """);

        Assert.Equal(["20 7 13 0", "[13, 14, 15, 16, 17, 18, 19] 0", "7 7 0 13", "[0, 1, 2, 3, 4, 5, 6] 0"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_write_that_fails_is_reported_and_what_is_stored_afterwards_is_not_lost_behind_it(string runtime)
    {
        var lines = await RunAsync(runtime, """
            store = FlashStore('/queue', 65536)
            store.append(message(1, 27), 27)
            write = flash_segment.Segment._write
            def fail(segment, data, length):
                write(segment, data[:5], 5)
                raise OSError(5)
            flash_segment.Segment._write = fail
            for step in (lambda: store.append(message(2, 27), 27), lambda: (numbers(store), store.acknowledge())):
                try:
                    step()
                except OSError as error:
                    print('OSError', error.args[0], store.count)
            flash_segment.Segment._write = write
            print(store.append(message(3, 27), 27))
            again = FlashStore('/queue', 65536)
            print(numbers(again), again.corrupt)
            """);

        Assert.Equal(["OSError 5 1", "OSError 5 1", "True", "[1, 3] 0"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_message_whose_storing_was_an_error_does_not_come_back_before_the_one_that_took_its_place(string runtime)
    {
        var lines = await RunAsync(runtime, """
            import flash as flash_files
            store = FlashStore('/queue', 65536)
            store.append(message(1, 27), 27)
            flush = flash_files.File.flush
            def fail(self):
                raise OSError(5)
            flash_files.File.flush = fail
            try:
                store.append(message(2, 27), 27)
            except OSError as error:
                print('OSError', error.args[0], store.count)
            flash_files.File.flush = flush
            print(numbers(store), store.append(message(3, 27), 27))
            for again in (store, FlashStore('/queue', 65536)):
                again.begin()
                print(again.count, numbers(again), again.corrupt)
            again.acknowledge()
            print(again.count, again.corrupt)
            """);

        Assert.Equal(["OSError 5 1", "[1] True", "2 [1, 3] 0", "2 [1, 3] 0", "0 0"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_bit_that_flips_costs_one_record_or_the_rest_of_its_file_and_never_gives_a_wrong_one(string runtime)
    {
        var lines = await RunAsync(runtime, """
            store = FlashStore('/queue', 2048, 256)
            for n in range(1, 13):
                store.append(message(n, 27), 27)
            flipped = lost = 0
            names = sorted(flash.files)
            for name in names:
                for place in range(len(flash.files[name])):
                    damaged = Flash(flash.files)
                    damaged.files[name][place] ^= 1 << place % 8
                    damaged.install(flash_segment)
                    store = FlashStore('/queue', 2048, 256)
                    found = numbers(store)
                    for number in found:
                        assert 1 <= number <= 12
                    assert found == sorted(set(found))
                    missing = 12 - len(found)
                    store.acknowledge()
                    assert store.count == 0
                    # In the newest file nothing tells how many there were behind the place.
                    assert store.corrupt == missing or name == names[-1] or place < 20, (name, place, found, store.corrupt)
                    flipped += 1
                    lost += missing
            print(len(names), flipped, lost)
            """);

        Assert.Equal(["2 460 720"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Wrong_sizes_are_refused_by_name(string runtime)
    {
        var lines = await RunAsync(runtime, """
            from ring_store import RingStore
            def attempt(step):
                try:
                    print(step())
                except ValueError as error:
                    print(error)
            attempt(lambda: FlashStore('/queue', 65536, 100))
            attempt(lambda: FlashStore('/queue', 65536, 32768))
            attempt(lambda: FlashStore('/queue', 16383))
            for store in (FlashStore('/queue', 512, 128), RingStore(102)):
                attempt(lambda: store.append(bytes(27), 28))
                attempt(lambda: (store.append(bytes(27), 0), store.append(bytes(101), 101), store.append(bytes(100), 100), store.refused))
                store.begin()
                attempt(lambda: store.read(bytearray(101), 2))
                attempt(lambda: (store.read(bytearray(102), 2), store.read(bytearray(1), 0), store.peek()))
            """);

        Assert.Equal(
            [
                "segment is 100; it must be 128 to 32767",
                "segment is 32768; it must be 128 to 32767",
                "capacity is 16383; it must be four segments or more",
                "the buffer has 27 bytes, not 28", "(False, False, True, 2)",
                "the message has 100 bytes, the buffer room for 99", "(100, 0, 0)",
                "the buffer has 27 bytes, not 28", "(False, False, True, 2)",
                "the message has 100 bytes, the buffer room for 99", "(100, 0, 0)",
            ],
            lines);
    }

    private static Task<string[]> RunAsync(string runtime, string source) => DeviceRuntime.Get(runtime, minutes: 5).RunAsync(OnFlash + source);
}
