using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>What the flash store does when the flash is full before it, fails, or lies.</summary>
public class FlashFailureTests
{
    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_flash_that_is_full_before_the_store_is_follows_the_same_policy(string runtime)
    {
        var lines = await FlashScript.RunAsync(runtime, """
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
        var lines = await FlashScript.RunAsync(runtime, """
            store = FlashStore('/queue', 65536)
            store.append(message(1, 27), 27)
            write = flash_segment.Segment._write
            def fail(segment, data, length):
                write(segment, data[:5], 5)
                raise OSError(5)
            flash_segment.Segment._write = fail
            try:
                store.append(message(2, 27), 27)
            except OSError as error:
                print('OSError', error.args[0], store.count)
            flash_segment.Segment._write = write
            print(store.append(message(3, 27), 27))
            again = FlashStore('/queue', 65536)
            print(numbers(again), again.corrupt)
            """);

        Assert.Equal(["OSError 5 1", "True", "[1, 3] 0"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_acknowledgement_that_the_flash_does_not_take_holds_until_the_power_goes_and_is_made_good_by_the_next(
        string runtime)
    {
        var lines = await FlashScript.RunAsync(runtime, """
            write = flash_segment.Segment._write
            def fail(segment, data, length):
                write(segment, data[:5], 5)
                raise OSError(5)
            for is_mended in (False, True):
                flash = Flash()
                flash.install(flash_segment)
                store = FlashStore('/queue', 1280, 128)
                for n in range(7):
                    store.append(message(n, 27), 27)
                flash_segment.Segment._write = fail
                numbers(store, 4)
                store.acknowledge()
                # The file that was read to its end is gone all the same.
                print(store.count, store.failed, store.corrupt, len(flash.files), numbers(store))
                flash_segment.Segment._write = write
                if is_mended:
                    store.begin()
                    print(numbers(store, 1), store.append(message(7, 27), 27))
                    store.acknowledge()
                again = FlashStore('/queue', 1280, 128)
                print(again.count, numbers(again), again.corrupt)
            """);

        Assert.Equal(["3 1 0 2 [4, 5, 6]", "4 [3, 4, 5, 6] 0", "3 1 0 2 [4, 5, 6]", "[4] True", "3 [5, 6, 7] 0"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_message_whose_storing_was_an_error_does_not_come_back_before_the_one_that_took_its_place(string runtime)
    {
        var lines = await FlashScript.RunAsync(runtime, """
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
        var lines = await FlashScript.RunAsync(runtime, """
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
                    # In the newest file nothing tells how many there were after the place.
                    assert store.corrupt == missing or name == names[-1] or place < 20, (name, place, found, store.corrupt)
                    flipped += 1
                    lost += missing
            print(len(names), flipped, lost)
            """);

        Assert.Equal(["2 460 720"], lines);
    }
}
