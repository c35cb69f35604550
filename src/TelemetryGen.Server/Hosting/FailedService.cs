using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Server.Hosting;

/// <summary>Stands for a service that could not be made, and tells so when it is to start.</summary>
internal sealed class FailedService(TelemetryServerException error, IServiceProvider services, ILogger logger) : IHostedService, IDisposable
{
    private readonly ServiceFailure _failure = new(services, logger);

    /// <summary>Why it could not be made.</summary>
    public TelemetryServerException Error { get; } = error;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _failure.End(Error);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => _failure.FinishAsync();

    public void Dispose() => _failure.Dispose();
}
