using System.Globalization;
using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>What the stores cost the heap. On real MicroPython, 32 bit, with its own files.</summary>
public class StoreAllocationTests
{
    [Fact]
    public async Task A_ring_allocates_nothing_under_the_heap_lock_also_when_it_wraps_and_drops()
    {
        var lines = await DeviceRuntime.Get("MicroPython", minutes: 5).RunAsync("""
            import micropython
            from ring_store import RingStore
            store = RingStore(400)
            message = bytearray(40)
            buffer = bytearray(100)
            micropython.heap_lock()
            for n in range(1000):
                store.append(message, 20 + n % 20)
                if n % 30 == 0:
                    store.begin()
                    store.peek()
                    store.read(buffer, 5)
                    store.read(buffer, 60)
                if n % 60 == 0:
                    store.acknowledge()
            micropython.heap_unlock()
            print(store.count, store.dropped)
            """);

        Assert.Equal(["11 954"], lines);
    }

    [Fact]
    public async Task A_flash_store_allocates_nothing_for_a_record_and_a_little_for_each_file()
    {
        var lines = await DeviceRuntime.Get("MicroPython", minutes: 5).RunAsync("""
            import gc
            import micropython
            from flash_store import FlashStore
            message = bytearray(40)
            buffer = bytearray(100)
            gc.disable()
            before = gc.mem_alloc()
            store = FlashStore('/queue', 65536)
            print('made', gc.mem_alloc() - before)
            store.append(message, 27)
            # 100 more go into the same file.
            micropython.heap_lock()
            for n in range(100):
                store.append(message, 27)
            store.begin()
            for n in range(101):
                store.peek()
                store.read(buffer, 5)
            store.acknowledge()
            micropython.heap_unlock()
            print('one file', store.count)
            before = gc.mem_alloc()
            for n in range(10000):
                store.append(message, 27)
                if n % 10 == 9:
                    store.begin()
                    while store.read(buffer, 0):
                        pass
                    store.acknowledge()
            print('10,000 records', gc.mem_alloc() - before)
            """);

        // All that was allocated, whether it is free again or not: this MicroPython collects only when a program has ended.
        // So what opens the store, and is dropped then, is counted.
        Assert.Equal("one file 0", lines[1]);
        Assert.InRange(Number(lines[0]), 500, 4500);
        Assert.InRange(Number(lines[2]), 1000, 80_000);
    }

    [Fact]
    public async Task A_flash_store_whose_sequences_begin_anew_allocates_nothing_either()
    {
        var lines = await DeviceRuntime.Get("MicroPython", minutes: 5).RunAsync("""
            import micropython
            import os
            from flash_segment import Segment
            from flash_store import FlashStore
            message = bytearray(40)
            buffer = bytearray(100)
            def work(store):
                for n in range(60):
                    store.append(message, 27)
                store.begin()
                for n in range(61):
                    store.peek()
                    store.read(buffer, 5)
                store.acknowledge()
            for first in ((1 << 29) - 20, (1 << 30) - 20, (1 << 32) - 20):
                name = '/queue%x' % first
                os.mkdir(name)
                segment = Segment(name)
                segment.create(1, first, first - 1)
                segment.close()
                store = FlashStore(name, 65536)
                store.append(message, 27)
                micropython.heap_lock()
                try:
                    work(store)
                finally:
                    micropython.heap_unlock()
                print(store.count)
            """);

        Assert.Equal(["0", "0", "0"], lines);
    }

    [Fact]
    public async Task In_steady_state_nothing_is_kept_of_10000_records()
    {
        // CPython frees at once, so what is left is what is held.
        var lines = await DeviceRuntime.Get("CPython", minutes: 5).RunAsync("""
            import gc
            import tracemalloc
            from flash_store import FlashStore
            message = bytearray(40)
            buffer = bytearray(100)
            store = FlashStore('queue', 65536)
            def work(records):
                for n in range(records):
                    store.append(message, 27)
                    if n % 10 == 9:
                        store.begin()
                        while store.read(buffer, 0):
                            pass
                        store.acknowledge()
            tracemalloc.start()
            held = []
            for records in (1000, 10000):
                work(records)
                gc.collect()
                held.append(tracemalloc.get_traced_memory()[0])
            print('kept', held[1] - held[0])
            """);

        Assert.InRange(Number(Assert.Single(lines)), -2000, 2000);
    }

    private static int Number(string line) => int.Parse(line.Split(' ')[^1], CultureInfo.InvariantCulture);
}
