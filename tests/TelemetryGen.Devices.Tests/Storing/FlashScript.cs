using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>Python that has a simulated flash, and a way to read the numbers out of a store on it.</summary>
internal static class FlashScript
{
    private const string Head = """
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

    /// <summary>Runs the source after that head; its lines.</summary>
    public static Task<string[]> RunAsync(string runtime, string source) => DeviceRuntime.Get(runtime, minutes: 5).RunAsync(Head + source);
}
