using System.Globalization;
using Acme.Greenhouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server;
using TelemetryGen.Server.DuckDb;
using TelemetryGen.Testing.StoreWriter;

// FILE EVENTS: stores so many events, always from the first on, says which lots are stored, and "done"; a line on its input ends it.
var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = Path.GetDirectoryName(Path.GetFullPath(args[0])) });
builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
var source = new CountingSource(int.Parse(args[1], CultureInfo.InvariantCulture));
builder.Services.AddTelemetry<GreenhouseTelemetry>().From(_ => source).StoreInDuckDb(args[0]);
using var host = builder.Build();
await host.StartAsync();
await Console.In.ReadLineAsync();
await host.StopAsync();
