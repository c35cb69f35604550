using System.Globalization;
using Acme.Greenhouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server;
using TelemetryGen.Testing.Server;

// Reads a hub and writes a line "partition event time" for each record before it is handled, the time in microseconds. Lines that begin
// with # are "opened partition time", "dropped records" for duplicates, and what it logs. The environment says where:
// EventHubs__ConnectionString and so on; PAUSE is what a record takes, in ms. The end of its input ends it.
var pause = int.Parse(Environment.GetEnvironmentVariable("PAUSE") ?? "0", CultureInfo.InvariantCulture);
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.ClearProviders().AddProvider(new LineLogger());
builder.Services.AddTelemetry<GreenhouseTelemetry>()
    .Configure(o => o.StateInterval = TimeSpan.FromMilliseconds(200))
    .FromEventHubs(builder.Configuration)
    .HandleOther(_ => { })
    .Handle<Climate>(async (_, context) =>
    {
        Lines.Write($"{context.Event.PartitionId} {context.Event.SequenceNumber} {Lines.Now}");
        if (pause > 0)
        {
            await Task.Delay(pause);
        }
    });
using var duplicates = new DuplicateListener();
using var host = builder.Build();
await host.StartAsync();
await Console.In.ReadToEndAsync();
await host.StopAsync();
