using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests;

/// <summary>What names a field that is not set is in memory when it is needed, and not before.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("MicroPython")]
    [InlineData("CPython")]
    public async Task The_module_that_names_an_unset_field_is_imported_when_there_is_one(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync("""
            import sys
            from tally import Tally

            tally = Tally()

            def pack(number):
                tally.number = number
                try:
                    print(tally.pack())
                except ValueError as error:
                    print(error)
                print('record_refusal' in sys.modules)

            tally.count = 1
            tally.until = 2
            pack(3)
            pack(70000)
            pack(None)
            pack('three')
            pack(4)
            """);

        Assert.Equal(
            ["15", "False", "Tally.number is 70000; it must be 0 to 65535", "False",
                "Tally.number is not set; it must be a whole number", "True",
                "Tally.number is 'three'; it must be a whole number", "True", "15", "True"],
            lines);
    }
}
