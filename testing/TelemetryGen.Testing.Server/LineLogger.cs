using Microsoft.Extensions.Logging;

namespace TelemetryGen.Testing.Server;

/// <summary>What the server logs, as lines that begin with #; a partition that is opened in a form of its own.</summary>
internal sealed class LineLogger : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == "PartitionOpened" && state is IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            Lines.Write($"# opened {values[0].Value} {Lines.Now}");
            return;
        }

        Lines.Write($"# {logLevel}: {formatter(state, exception)} {exception?.Message}");
    }

    public void Dispose()
    {
    }
}
