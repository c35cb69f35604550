using Microsoft.Extensions.Hosting;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Leaves Ctrl+C and SIGTERM to the program that embeds the hub.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
