using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

/// <summary>Keeps every line that the hub logs.</summary>
internal sealed class HubLog : ILoggerFactory, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Waits for a line that holds a text.</summary>
    /// <exception cref="TimeoutException">There was none in twenty seconds.</exception>
    public async Task LineAsync(string text)
    {
        for (var waited = 0; !Lines.Any(line => line.Contains(text, StringComparison.Ordinal)); waited += 10)
        {
            if (waited >= 20_000)
            {
                throw new TimeoutException($"No line of the log holds '{text}': {string.Join('\n', Lines)}");
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?,
        string> formatter) =>
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
}
