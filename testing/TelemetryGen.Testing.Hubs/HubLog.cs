using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.Testing.Hubs;

/// <summary>Keeps every line of every logger.</summary>
/// <param name="patience">How long a test waits for a line.</param>
public sealed class HubLog(TimeSpan patience) : ILoggerFactory, ILogger
{
    /// <summary>What was logged, each line as <c>Level: message exception</c>.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Waits for a line that holds a text.</summary>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    public async Task LineAsync(string text) => await FindAsync(text);

    /// <summary>The first line that holds a text, once there is one.</summary>
    /// <exception cref="TimeoutException">There was none in time.</exception>
    public async Task<string> FindAsync(string text)
    {
        for (var waited = 0; ; waited += 10)
        {
            if (Lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            if (waited >= patience.TotalMilliseconds)
            {
                throw new TimeoutException($"No line of the log holds '{text}': {string.Join('\n', Lines)}");
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <inheritdoc/>
    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
}
