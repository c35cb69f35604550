using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Server.Diagnostics;
using TelemetryGen.Server.Hosting;
using TelemetryGen.Server.Pipeline;

namespace TelemetryGen.Server;

/// <summary>Adds the processing of telemetry to a program.</summary>
public static class TelemetryServiceCollectionExtensions
{
    /// <summary>Adds a hosted service that reads the events of a schema and hands its records to handlers.</summary>
    /// <typeparam name="TSchema">The class that the generator makes of the schema: <c>GreenhouseTelemetry</c> of
    /// <c>Acme.Greenhouse</c>.</typeparam>
    /// <param name="services">The services of the program.</param>
    public static TelemetryBuilder AddTelemetry<TSchema>(this IServiceCollection services)
        where TSchema : ITelemetrySchema
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TelemetryMetrics>();
        var registration = new TelemetryRegistration(TSchema.Name, typeof(TSchema).Assembly);
        services.AddSingleton(provider => Create<TSchema>(registration, provider));
        return new(services, registration);
    }

    private static IHostedService Create<TSchema>(TelemetryRegistration registration, IServiceProvider provider)
        where TSchema : ITelemetrySchema
    {
        try
        {
            return new TelemetryService(registration, RouteCollector.Collect<TSchema>(registration, provider), provider);
        }
        catch (TelemetryServerException error) when (ServiceFailure.CanTell(provider))
        {
            return new FailedService(error, provider, TelemetryService.LoggerOf(provider, TSchema.Name));
        }
    }
}
