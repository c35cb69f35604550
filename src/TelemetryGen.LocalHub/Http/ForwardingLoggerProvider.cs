using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Http;

/// <summary>Logs where another factory does.</summary>
internal sealed class ForwardingLoggerProvider(ILoggerFactory factory) : ILoggerProvider
{
    /// <summary>
    /// What a server below the hub may log: warnings, since below them are the headers of bad requests, and tokens are headers; and no
    /// start that fails, which is an exception.
    /// </summary>
    public static bool Passes(string? category, LogLevel level) =>
        level >= LogLevel.Warning && category?.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) != true;

    public ILogger CreateLogger(string categoryName) => factory.CreateLogger(categoryName);

    public void Dispose()
    {
        // The factory is its owner's.
    }
}
