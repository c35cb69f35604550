using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Acme.Greenhouse.Server;

/// <summary>Warnings and alerts as lines between the rows, above the bar of progress.</summary>
internal sealed class RowLog : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = formatter(state, exception) + (exception is null ? "" : $" {exception.Message}");
        if (logLevel == LogLevel.Critical)
        {
            // What ends the program is no row.
            Console.Error.WriteLine(line);
            return;
        }

        AnsiConsole.WriteLine(line);
    }

    public void Dispose()
    {
    }
}
