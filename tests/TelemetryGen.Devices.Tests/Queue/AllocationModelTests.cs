using System.Text;
using TelemetryGen.Schema;
using TelemetryGen.Targets;
using TelemetryGen.Testing.Runtimes;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Devices.Tests.Queue;

/// <summary>
/// What the way of a record to the hub makes on the poorest board, by a model of it (Scenarios/poor_interpreter.py): the build at hand
/// allows what boards do not, such as ints that become small again and calls with a star. And what a board's own program makes, by the
/// model and under the heap lock.
/// </summary>
public class AllocationModelTests
{
    [Fact]
    public async Task Records_through_a_queue_make_nothing_on_the_poorest_board()
    {
        var lines = await DeviceRuntime.Get("CPython", minutes: 5).RunAsync(Poor + """
            queue = make(4096, 1024)
            climate = Climate()
            fill(climate)
            send(queue, climate, 200)
            counted.start()
            send(queue, climate, 500)
            print(sorted(set(counted.stop())))
            print(queue.delivered > 600, queue.store.dropped, queue.failures)
            """);

        Assert.Equal(["[]", "True 0 0"], lines);
    }

    [Fact]
    public async Task A_boards_own_program_makes_nothing_for_a_record_on_the_poorest_board()
    {
        var lines = await DeviceRuntime.Get("CPython", minutes: 5).RunAsync(
            Poor + """
            import program_queue
            climate = Climate()
            fill(climate)
            queue = program_queue.make(climate)
            program_queue.warm_up(queue, climate, 20)
            counted.start()
            program_queue.round_of(queue, climate, 20)
            program_queue.round_of(queue, climate, 20)
            print(sorted(set(counted.stop())))
            print(queue.delivery.failures, queue.delivery.flash_failures, queue.recorder.flash_failures, queue.delivery.error)
            """,
            files: MainProgram);

        Assert.Equal(["[]", "0 0 0 None"], lines);
    }

    [Fact]
    public async Task A_boards_own_program_makes_nothing_for_a_record_under_the_heap_lock()
    {
        // The flash of the scenario is made of lists: records and requests are what is looked at.
        var lines = await DeviceRuntime.Get("MicroPython", minutes: 5).RunAsync(
            """
            import micropython
            from heap import *
            import program_queue
            from ring_store import RingStore
            climate = Climate()
            fill(climate)
            queue = program_queue.make(climate)
            queue.store = RingStore(8192)
            program_queue.warm_up(queue, climate, 20)
            def locked():
                micropython.heap_lock()
                try:
                    program_queue.round_of(queue, climate, 20)
                    program_queue.round_of(queue, climate, 20)
                finally:
                    micropython.heap_unlock()
            locked()
            print(queue.delivery.failures, queue.delivery.flash_failures, queue.recorder.flash_failures, queue.delivery.error)
            """,
            files: MainProgram);

        Assert.Equal(["0 0 0 None"], lines);
    }

    [Fact]
    public async Task The_model_knows_the_rules_of_the_poorest_board()
    {
        var source = """
            PAIR = (1, 2)
            def big_once(now):
                low = now & 65535
                return low + 1
            def wide(a):
                return a + 1073741823
            def starred(f, values):
                f(*values)
            def loops(values):
                for value in values:
                    pass
                for i in range(3):
                    pass
                return 1 in PAIR
            def pieces(view):
                view[0:1] = b'x'
                return view[1:]
            def triple(a, b, c):
                a, b = b, a
                a, b, c = c, a, b
            def bound(thing):
                method = thing.append
                thing.append(1)
            """u8.ToArray();

        var lines = await DeviceRuntime.Get("CPython").RunAsync(
            """
            import sys
            from poor_interpreter import Large, counted, install
            install()
            sys.meta_path[0].folders = (sys.path[0],)
            import rules
            def show(step, *values):
                counted.start()
                step(*values)
                print(step.__name__, [(line, what) for module, line, what in counted.stop()])
            show(rules.big_once, Large(1800000000))
            show(rules.wide, 1)
            show(rules.wide, -1)
            show(rules.starred, max, (1, 2))
            show(rules.loops, (1, 2))
            show(rules.pieces, bytearray(5))
            show(rules.triple, 1, 2, 3)
            show(rules.bound, [])
            """,
            files: new() { ["rules.py"] = source });

        Assert.Equal(
            [
                "big_once [(3, 'int 53760'), (4, 'int 53761')]", "wide [(6, 'int 1073741824')]", "wide []",
                "starred [(8, 'call with a star')]",
                "loops [(10, 'loop over a tuple'), (14, 'loop over a tuple')]", "pieces [(16, 'slice store'), (17, 'slice')]",
                "triple [(20, 'tuple')]", "bound [(22, 'method append')]",
            ],
            lines);
    }

    private const string Poor = """
        from poor_interpreter import counted, install
        install('simulated_board', 'heap', 'flash', 'program_queue')
        from heap import *

        """;

    private static Dictionary<string, byte[]> MainProgram => TargetRegistry.Find("micropython")!
        .Emit(SchemaDocument.Parse(SampleSchemas.Text("greenhouse.xml")), new("esp32"))
        .Where(f => Path.GetFileName(f.Path) is "store_readings.py" or "send_stored.py")
        .ToDictionary(f => Path.GetFileName(f.Path), f => Encoding.UTF8.GetBytes(f.Text));
}
