using System.Globalization;
using System.Net;
using Fleet1Namespace;
using Fleet1Namespace.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.LocalHub;
using TelemetryGen.Server;

var line = new CommandLine(args);
var builder = Host.CreateApplicationBuilder(line.Settings);
if (line.Refuse(builder.Configuration) is { } wrong)
{
    Console.Error.WriteLine(wrong);
    return 2;
}

var telemetry = builder.Services.AddTelemetry<Fleet1ShortTelemetry>()
    .Handle<Climate>((climate, context) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{climate.At:u}  {context.Sender}  {climate.Temperature:0.00} Cel  {climate.Humidity:0.0} %RH")))
    .Alert<Climate>("frost", c => c.Temperature < 2, after: TimeSpan.FromMinutes(10));

if (builder.Configuration["EventHubs:ConnectionString"] is not null)
{
    // Azure, or a hub elsewhere: EventHubs__ConnectionString and EventHubs__HubName in the environment.
    telemetry.FromEventHubs(builder.Configuration);
    await builder.Build().RunAsync();
    return Environment.ExitCode;
}

// A hub of its own, in the folder hub where this is started. Hub__Address=0.0.0.0 and Hub__HostName=192.168.1.10 let boards in; Hub__Port
// is 8443 when it is not set.
if (!IPAddress.TryParse(builder.Configuration["Hub:Address"] ?? "127.0.0.1", out var address))
{
    Console.Error.WriteLine($"Hub__Address is {builder.Configuration["Hub:Address"]}; it must be an IP address.");
    return 1;
}

if (!ushort.TryParse(builder.Configuration["Hub:Port"] ?? "8443", CultureInfo.InvariantCulture, out var port))
{
    Console.Error.WriteLine($"Hub__Port is {builder.Configuration["Hub:Port"]}; it must be 0 to 65535.");
    return 1;
}

LocalHub hub;
try
{
    hub = await LocalHub.StartAsync(new()
    {
        DataDirectory = Path.Combine(builder.Environment.ContentRootPath, "hub"),
        Address = address,
        Port = port,
        HostNames = builder.Configuration["Hub:HostName"] is { } name ? [name] : [],
    });
}
catch (LocalHubException error)
{
    // The port is taken, another hub runs in the folder, the folder cannot be written.
    Console.Error.WriteLine(error.Message);
    return 1;
}

await using var running = hub;
telemetry.FromLocalHub(hub, "telemetry");
Console.WriteLine($"Boards send to {hub.Endpoint}telemetry, and trust {hub.CaPemPath}");
using var host = builder.Build();
await host.StartAsync();
if (line.Demo)
{
    await DemoBoard.SendAsync(hub, records: 10);
}

await host.WaitForShutdownAsync();
return Environment.ExitCode;
