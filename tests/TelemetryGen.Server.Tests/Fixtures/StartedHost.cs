using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Server.Hosting;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>Starts hosts whose services may not have been made.</summary>
internal static class StartedHost
{
    /// <summary>Starts it.</summary>
    /// <exception cref="TelemetryServerException">What ends the program once it has started.</exception>
    public static async Task StartOrThrowAsync(this IHost host)
    {
        await host.StartAsync(TestContext.Current.CancellationToken);
        if (host.Services.GetServices<IHostedService>().OfType<FailedService>().FirstOrDefault() is { } failed)
        {
            throw failed.Error;
        }
    }
}
