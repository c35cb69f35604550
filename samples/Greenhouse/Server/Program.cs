using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Acme.Greenhouse.Server;
using Spectre.Console;
using TelemetryGen.LocalHub;
using TelemetryGen.Server;

if (Console.IsOutputRedirected)
{
    // A file or a pipe has no width to wrap rows at.
    AnsiConsole.Profile.Width = 240;
}

var records = new Option<int>("--records", "-n")
{
    Description = $"How many records the station sends: 1 to {Station.MostRecords}.",
    DefaultValueFactory = _ => 500,
    CustomParser = result =>
    {
        var text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > Station.MostRecords)
        {
            result.AddError(
                $"--records takes a whole number from 1 to {Station.MostRecords}, not '{text}': the file of the weather has 8,759 hours.");
        }

        return number;
    },
};

var outage = new Option<bool>("--outage")
{
    Description = "In the middle the hub is away for 3 s: the board keeps its records in flash and brings them when it is back.",
};

var connection = new Option<bool>("--connection")
{
    Description = "Only the server: it reads the hub that the environment names (EventHubs__ConnectionString and others) until it is "
        + "stopped. Processes with the same checkpoints share the partitions.",
};

var command = new RootCommand(
    """
    The greenhouse: a WiPy (real MicroPython, simulated board) sets its clock by NTP and replays a year of Seattle's weather as its sensor. It
    keeps each record in flash and sends a day in one event, over TLS with a token of its own, to a local hub; the server decodes what
    arrives and prints it. It ends by itself.
    Exit codes: 0 all that was sent was decoded, 1 something was lost or failed, 2 wrong use.
    """)
{
    records,
    outage,
    connection,
};
command.SetAction(async (result, cancellation) =>
{
    try
    {
        return result.GetValue(connection)
            ? await Connection.RunAsync(cancellation)
            : await Run.StartAsync(result.GetValue(records), result.GetValue(outage), cancellation);
    }
    catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
    {
        Console.Error.WriteLine("Stopped: hub and board are gone, and their files.");
        return 1;
    }
    catch (Exception error) when (error is LocalHubException or StationException or TelemetryServerException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
});

var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine(error.Message);
    }

    Console.Error.WriteLine("--help tells what there is.");
    return 2;
}

// The first Ctrl-C, or a request to terminate, ends the run with all its parts, however long that takes; the second ends it at once.
using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop.Token);
