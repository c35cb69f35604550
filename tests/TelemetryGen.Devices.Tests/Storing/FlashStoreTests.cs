using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>
/// What the flash store takes, drops and refuses. Flash that fails is in FlashFailureTests, cuts of power are in PowerCutTests.
/// </summary>
public class FlashStoreTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_record_of_27_bytes_takes_35_of_flash_and_one_flush_and_no_byte_is_written_twice(string runtime)
    {
        var lines = await FlashScript.RunAsync(runtime, """
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
        var lines = await FlashScript.RunAsync(runtime, """
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
        var lines = await FlashScript.RunAsync(runtime, """
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
        var lines = await FlashScript.RunAsync(runtime, """
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
    public async Task Wrong_sizes_are_refused_by_name(string runtime)
    {
        var lines = await FlashScript.RunAsync(runtime, """
            from ring_store import RingStore
            def attempt(step):
                try:
                    print(step())
                except ValueError as error:
                    print(error)
            attempt(lambda: FlashStore('/queue', 65536, 100))
            attempt(lambda: FlashStore('/queue', 65536, 32768))
            attempt(lambda: FlashStore('/queue', 16383))
            attempt(lambda: RingStore(0))
            attempt(lambda: RingStore(2))
            attempt(lambda: (RingStore(3).append(bytes(1), 1), RingStore(3).append(bytes(2), 2)))
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
                "capacity is 0; it must be 3 or more",
                "capacity is 2; it must be 3 or more",
                "(True, False)",
                "the buffer has 27 bytes, not 28", "(False, False, True, 2)",
                "the message has 100 bytes, the buffer room for 99", "(100, 0, 0)",
                "the buffer has 27 bytes, not 28", "(False, False, True, 2)",
                "the message has 100 bytes, the buffer room for 99", "(100, 0, 0)",
            ],
            lines);
    }
}
