using System.Globalization;
using Acme.Meters;
using TelemetryGen;
using TelemetryGen.Simulator;
using ReadingV1 = Acme.Meters.V1.Reading;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine("Meters of version 1, on MicroPython, read by a server of version 3:");
var old = await RunFirmwareAsync();
foreach (var message in old)
{
    if (!Reading.TryRead(message, out var reading, out var error))
    {
        throw new TelemetryException(error);
    }

    Console.WriteLine($"  {Convert.ToHexString(message)}");
    Console.WriteLine(
        $"    {reading.At:HH:mm}  {reading.Volume} l  {reading.Flow:0.000} l/s  valve {(reading.ValveOpen ? "open" : "closed")}"
            + $"  battery {Text(reading.Battery)}  serial {Text(reading.Serial)}");
}

Console.WriteLine("A meter of version 3, read by a server of version 1:");
var current = Write(new Reading(
    new DateTimeOffset(2026, 11, 2, 0, 3, 0, TimeSpan.Zero), Volume: 48_223, Flow: 0.072, Temperature: default, ValveOpen: true,
    Battery: 3_610, Serial: 1_000_417));
Console.WriteLine($"  {Convert.ToHexString(current)}");
if (!ReadingV1.TryRead(current, out var then, out var refused))
{
    throw new TelemetryException(refused);
}

Console.WriteLine($"    {then.At:HH:mm}  {then.Volume} l  {then.Flow:0.000} l/s  valve {(then.ValveOpen ? "open" : "closed")}"
    + "  battery and serial skipped");

Console.WriteLine("A flow that version 1 did not know, read by a server of version 1:");
var fast = Write(new Reading(
    new DateTimeOffset(2026, 11, 2, 0, 4, 0, TimeSpan.Zero), Volume: 48_400, Flow: 2.5, Temperature: default, ValveOpen: true,
    Battery: null, Serial: null));
if (!ReadingV1.TryRead(fast, out then, out refused))
{
    throw new TelemetryException(refused);
}

Console.WriteLine($"    {then.At:HH:mm}  {then.Volume} l  {then.Flow:0.000} l/s: ranges bind who writes");
return old.Count == 3 ? 0 : 1;

static string Text<T>(T? value)
    where T : struct => value is { } known ? $"{known}" : "unknown";

static byte[] Write(in Reading reading)
{
    var buffer = new byte[Reading.MaxPayloadBytes];
    return buffer[..reading.Write(buffer)];
}

static async Task<IReadOnlyList<byte[]>> RunFirmwareAsync()
{
    var flash = Path.Combine(AppContext.BaseDirectory, "firmware");
    var program = new MicroPythonProgram(Path.Combine(flash, "meter.py")) { Files = [new BoardFile(flash)] };
    var run = await MicroPython.RunAsync(program);
    return run.ExitCode == 0
        ? [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Convert.FromHexString)]
        : throw new InvalidOperationException(run.Error);
}
