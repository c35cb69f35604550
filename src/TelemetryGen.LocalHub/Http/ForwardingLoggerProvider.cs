using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Logs where another factory does.</summary>
internal sealed class ForwardingLoggerProvider(ILoggerFactory factory) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => factory.CreateLogger(categoryName);

    public void Dispose()
    {
        // The factory is its owner's.
    }
}
