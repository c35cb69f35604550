using System.Globalization;
using Acme.Greenhouse;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server;

namespace TelemetryGen.Benchmarks.Hub.Scale;

/// <summary>A server in a process of its own: what a greenhouse's has, but that its handler only counts.</summary>
internal static class ScaleServer
{
    /// <summary>Reads the hub of the environment until its input ends, and says each second what it handled.</summary>
    public static async Task ServeAsync(string folder)
    {
        var handled = new HandledEvents();
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = folder });
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddProvider(new ErrorLog());
        builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .FromEventHubs(builder.Configuration)
            .Configure(o => o.DuplicateStreams = 1 << 16)
            .HandleBatch<Climate>((records, context) =>
            {
                handled.Add(records.Length, context.Event.EnqueuedTime);
                return Task.CompletedTask;
            })
            .Alert<Climate>("cold", c => c.Temperature < 4, TimeSpan.FromHours(3))
            .TrackFleet();
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine("ready");
        using var ended = new CancellationTokenSource();
        var saying = SayAsync(handled, ended.Token);
        await Console.In.ReadToEndAsync();
        await ended.CancelAsync();
        await saying;
        await host.StopAsync();
    }

    private static async Task SayAsync(HandledEvents handled, CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), ended).ContinueWith(_ => { }, TaskScheduler.Default);
            var (events, records, lags) = handled.Take();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{events} {records} {string.Join(',', lags.Select(l => l.ToString("0", CultureInfo.InvariantCulture)))}"));
        }
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Console.Error.WriteLine($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
