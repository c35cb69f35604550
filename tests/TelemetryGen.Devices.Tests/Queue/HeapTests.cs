using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>What a queue takes of the heap, on real MicroPython (32 bit); the sockets are stand-ins that allocate nothing.</summary>
public class HeapTests
{
    [Fact]
    public async Task Ten_thousand_records_through_a_queue_allocate_nothing()
    {
        var lines = await DeviceRuntime.Get("MicroPython", minutes: 5).RunAsync("""
            import gc
            import micropython
            from heap import *
            queue = make(4096, 1024)
            climate = Climate()
            fill(climate)
            # The first batches: their length, and that of their request.
            send(queue, climate, 200)
            # A new name grows the table of names.
            before = 0
            gc.collect()
            before = gc.mem_alloc()
            micropython.heap_lock()
            try:
                send(queue, climate, 10000)
            finally:
                micropython.heap_unlock()
            print(gc.mem_alloc() - before)
            print(queue.delivered > 10100, queue.store.dropped, queue.failures)
            """);

        // Under the heap lock any allocation would have been a MemoryError.
        Assert.Equal(["0", "True 0 0"], lines);
    }

    // On CPython, which counts its blocks: the simulator's MicroPython collects no garbage while a program runs.
    [Fact]
    public async Task Thousands_of_records_with_refused_connections_among_them_leave_the_heap_as_it_was()
    {
        var lines = await DeviceRuntime.Get("CPython", minutes: 5).RunAsync("""
            import gc
            import sys
            from heap import *
            queue = make(4096, 1024)
            climate = Climate()
            fill(climate)
            def rounds(count):
                for i in range(count):
                    Socket.is_broken = True
                    send(queue, climate, 100)
                    Socket.is_broken = False
                    send(queue, climate, 100)
                gc.collect()
                return sys.getallocatedblocks()
            before = rounds(5)
            after = rounds(50)
            print(-50 <= after - before <= 50, queue.failures > 50, queue.delivered > 5000)
            """);

        Assert.Equal(["True True True"], lines);
    }
}
