using TelemetryGen.Devices.Tests.Runtimes;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>What a queue takes of the heap, on real MicroPython (32 bit); the sockets are stand-ins that allocate nothing.</summary>
public class HeapTests
{
    [Fact]
    public async Task Ten_thousand_records_through_a_queue_allocate_nothing()
    {
        var lines = await DeviceRuntime.Get("MicroPython", minutes: 5).RunAsync("""
            from heap import *
            import micropython
            queue = make(4096, 1024)
            climate = Climate()
            fill(climate)
            # The first batches: their length, and that of their request.
            send(queue, climate, 200)
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

    [Fact]
    public async Task Thousands_of_records_and_refused_requests_do_not_grow_the_heap()
    {
        var lines = await DeviceRuntime.Get("MicroPython", minutes: 5).RunAsync("""
            from heap import *
            import eventhub_errors
            queue = make(4096, 1024)
            climate = Climate()
            fill(climate)
            write = Socket.write
            def broken(self, data):
                raise OSError(104)
            def rounds(count):
                for i in range(count):
                    Socket.write = broken
                    send(queue, climate, 60)
                    Socket.write = write
                    send(queue, climate, 60)
                gc.collect()
                return gc.mem_alloc()
            rounds(5)
            before = rounds(5)
            after = rounds(40)
            print(after - before, queue.failures > 45)
            """);

        // Errors are objects, and those of the last one are kept; no more.
        Assert.Equal("True", lines[0].Split(' ')[1]);
        Assert.InRange(int.Parse(lines[0].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), -512, 512);
    }
}
