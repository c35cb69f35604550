using TelemetryGen.Simulator;
using TelemetryGen.Targets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Cli.Tests;

/// <summary>Values that a program on a board may have by mistake, on real MicroPython: each is refused with its field.</summary>
[Trait("Kind", "Device")]
public sealed class BoardValueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_no_finite_number_of_units_is_named_by_its_field() => Assert.Equal(
        """
        Climate.temperature is nan; it must be a finite number
        Climate.temperature is inf; it must be a finite number
        Climate.temperature is -inf; it must be a finite number
        Climate.temperature is None; it must be a finite number
        Climate.temperature is abc; it must be a finite number
        -54

        """,
        await RunAsync("""
            for value in (float('nan'), float('inf'), -float('inf'), None, 'abc'):
                try:
                    climate.set_temperature(value)
                except ValueError as error:
                    print(error)
            climate.set_temperature(-0.54)
            print(climate.temperature)
            """));

    [Fact]
    public async Task A_zero_is_found_in_every_form_of_a_text() => Assert.Equal(
        """
        Climate.note has a zero at byte 1; a text may not
        Climate.note has a zero at byte 1; a text may not
        Climate.note has a zero at byte 1; a text may not
        Climate.note has a zero at byte 1; a text may not
        b'ok' b'ok' b'ok' b'ok' Climate.note is 5; it must be a str or bytes

        """,
        await RunAsync("""
            climate.temperature, climate.humidity, climate.pressure, climate.raining, climate.door = 0, 0, 101325, False, 0
            for text in ('a\0b', b'a\0b', bytearray(b'a\0b'), memoryview(b'a\0b')):
                climate.note = text
                try:
                    climate.pack()
                except ValueError as error:
                    print(error)
            for text in ('ok', b'ok', bytearray(b'ok'), memoryview(b'ok')):
                climate.note = text
                end = climate.pack()
                print(bytes(climate.buffer[end - 2:end]), end=' ')
            climate.note = 5
            try:
                climate.pack()
            except ValueError as error:
                print(error)
            """));

    private async Task<string> RunAsync(string program)
    {
        foreach (var file in TargetRegistry.Find("micropython")!.Emit(SampleSchemas.Greenhouse))
        {
            _folder.Write(Path.GetFileName(file.Path), file.Text);
        }

        var main = _folder.Write("main.py", "from climate import Climate\nclimate = Climate()\nclimate.at = 0\n" + program);
        var run = await MicroPython.RunAsync(
            new MicroPythonProgram(main) { Files = [new BoardFile(Path.GetDirectoryName(main)!)] }, TimeSpan.FromMinutes(2),
            TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
