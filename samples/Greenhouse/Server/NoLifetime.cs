using Microsoft.Extensions.Hosting;

namespace Acme.Greenhouse.Server;

/// <summary>The program ends the host; the host listens to no signals of its own.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
