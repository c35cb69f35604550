using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.Outputs;
using TelemetryGen.Server.Pipeline;

namespace TelemetryGen.Server.Hosting;

/// <summary>Reads the events of one schema for as long as the program runs.</summary>
internal sealed class TelemetryService : BackgroundService
{
    private readonly IEventSource _source;
    private readonly TelemetryReceiver _receiver;
    private readonly SchemaRoutes _schema;
    private readonly IDeadLetterStore _deadLetters;
    private readonly IEventOutput[] _outputs;
    private readonly bool _hasOther;
    private readonly ILogger _logger;
    private readonly IServiceProvider _services;
    private readonly ServiceFailure _failure;

    public TelemetryService(TelemetryRegistration registration, SchemaRoutes schema, IServiceProvider services)
    {
        var options = new TelemetryOptions();
        registration.Configure?.Invoke(options);
        options.ThrowIfInvalid();
        (_schema, _hasOther, _services) = (schema, registration.Other is not null, services);
        _logger = LoggerOf(services, schema.Name);
        _failure = new(services, _logger);
        _source = registration.Source?.Invoke(services) ?? throw new TelemetryServerException(
            $"{schema.Name} has no source. Call FromEventHubs, or another From…, after AddTelemetry.");
        _deadLetters = registration.DeadLetters?.Invoke(services) ?? DeadLetterFile.InContentRoot(services, schema.Name);
        _outputs = [.. registration.EventOutputs.Select(create => create(services))];
        var metrics = services.GetRequiredService<TelemetryMetrics>();
        var clock = services.GetRequiredService<TimeProvider>();
        _receiver = new(
            schema, options, registration.Other, new DeadLetterWriter(_deadLetters, metrics, _logger, clock),
            registration.GetState(services), services.GetRequiredService<IServiceScopeFactory>(),
            metrics, _logger, clock, _outputs);
    }

    /// <summary>Where all is logged that is of a schema.</summary>
    public static ILogger LoggerOf(IServiceProvider services, string schema) =>
        services.GetRequiredService<ILoggerFactory>().CreateLogger("TelemetryGen.Server." + schema);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _failure.FinishAsync();
    }

    public override void Dispose()
    {
        base.Dispose();
        _failure.Dispose();
        _receiver.Dispose();
        (_source as IDisposable)?.Dispose();
        (_deadLetters as IDisposable)?.Dispose();
        foreach (var output in _outputs)
        {
            (output as IDisposable)?.Dispose();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        ServerLog.Started(_logger, _schema.Name, _schema.Version, _source.Description, _deadLetters.Description);
        if (!_hasOther && _outputs.All(o => o is IStateOutput) && _schema.Unhandled.Any())
        {
            ServerLog.Unhandled(_logger, _schema.Name, string.Join(", ", _schema.Unhandled));
        }

        try
        {
            await _source.ReadAsync(_receiver, stoppingToken);
        }
        catch (TelemetryServerException error) when (!stoppingToken.IsCancellationRequested && ServiceFailure.CanTell(_services))
        {
            _failure.End(error);
        }
        catch when (!stoppingToken.IsCancellationRequested)
        {
            // The host stops as if all were well; a supervisor that looks at the exit code would not start the program again.
            Environment.ExitCode = 1;
            throw;
        }

        foreach (var used in _outputs.Append<object>(_deadLetters).OfType<IAsyncDisposable>())
        {
            await used.DisposeAsync();
        }
    }
}
