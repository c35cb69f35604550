using System.Globalization;
using Acme.Vehicles;
using Acme.Vehicles.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.LocalHub;
using TelemetryGen.Server;

const int PositionsOfAnEvent = 60;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};

var folder = Directory.CreateTempSubdirectory("vehicles-");
try
{
    await using var hub = await LocalHub.StartAsync(
        new() { DataDirectory = Path.Combine(folder.FullName, "hub"), Port = 0, Hubs = [Logger.Hub] }, stop.Token);
    var trip = new Trip();
    var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = folder.FullName });
    builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
    builder.Services.AddTelemetry<VehiclesTelemetry>()
        .FromLocalHub(hub, Logger.Hub)
        .HandleBatch<Position>(trip.AddAsync)
        .Handle<Faults>(trip.Add)
        .Alert<Faults>("engine", f => f.Codes.Any(c => c.System == VehicleSystem.Powertrain));
    using var host = builder.Build();
    await host.StartAsync(stop.Token);

    var drive = Drive.Positions(TimeSpan.FromHours(1)).ToArray();
    using var logger = new Logger(hub);
    for (var at = 0; at < drive.Length; at += PositionsOfAnEvent)
    {
        await logger.SendAsync(drive.AsSpan(at, PositionsOfAnEvent), stop.Token);
        await logger.SendAsync(Drive.FaultsAt(drive[at].At, (uint)(at / PositionsOfAnEvent) + 1), stop.Token);
    }

    while ((trip.Positions, trip.FaultLists) != (drive.Length, drive.Length / PositionsOfAnEvent))
    {
        await Task.Delay(50, stop.Token);
    }

    await host.StopAsync();
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{trip.Positions} positions and {trip.FaultLists} lists of faults in {logger.Events} events, {logger.Bytes} bytes; "
            + $"{trip.Metres / 1000:0.0} km"));
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 1;
}
finally
{
    folder.Delete(recursive: true);
}
