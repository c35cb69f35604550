using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Server;

namespace Acme.Greenhouse.Server;

/// <summary>
/// The server alone, for boards that send to an Event Hub, or to a local hub in another process: until it is stopped. Processes with the
/// same checkpoints share the partitions, each with a file of rows of its own: <c>Greenhouse__Rows</c>, or greenhouse.db in its folder.
/// </summary>
internal static class Connection
{
    /// <summary>Reads until it is cancelled.</summary>
    /// <returns>The exit code: 1 when the environment does not say where from.</returns>
    public static async Task<int> RunAsync(CancellationToken cancellation)
    {
        var tally = new Tally(0);
        var builder = GreenhouseServer.CreateBuilder(Environment.CurrentDirectory);
        builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .FromEventHubs(builder.Configuration)
            .HandleGreenhouse(builder.Configuration, builder.Configuration["Greenhouse:Rows"] ?? "greenhouse.db", tally);
        using var host = builder.Build();
        using var duplicates = new DuplicateCounter(tally);
        await host.StartAsync(cancellation);
        var failed = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        if (failed.IsCancellationRequested)
        {
            // The log said why: the environment does not say where from, or what it says is wrong.
            return 1;
        }

        Console.WriteLine("Reading. Ctrl-C stops.");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, failed);
        await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);

        // What it had begun is done when it has stopped, and the fleet is complete.
        await host.StopAsync(CancellationToken.None);
        foreach (var sender in host.Services.GetRequiredService<TelemetryFleet>().GetSenders())
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sender.Name}: {sender.Records} records, last {sender.LastSeen:u}, version {sender.Version}"));
        }

        Console.WriteLine($"{tally.Decoded} decoded, {tally.Duplicates} duplicates dropped");
        return failed.IsCancellationRequested && !cancellation.IsCancellationRequested ? 1 : 0;
    }
}
