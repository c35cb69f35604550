using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.DuckDb.Parquet;

namespace TelemetryGen.Server.DuckDb;

/// <summary>Adds a DuckDB file to what becomes of records.</summary>
public static class DuckDbTelemetryExtensions
{
    /// <summary>Stores each record as a row of a DuckDB file: a table a kind of records, a column a field. docs/duckdb.md says what is in
    /// them, and how each event is stored once.</summary>
    /// <param name="telemetry">What events are read.</param>
    /// <param name="path">The file; it is made when it is missing. A relative path begins at the content root.</param>
    /// <param name="configure">Sets more: a prefix of tables, Parquet files.</param>
    /// <exception cref="TelemetryServerException">Options are out of range. At the start of the host: the file is held by another process,
    /// damaged or cannot be written, or a column has another type than the record has now.</exception>
    public static TelemetryBuilder StoreInDuckDb(
        this TelemetryBuilder telemetry, string path, Action<DuckDbStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(telemetry);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var options = new DuckDbStoreOptions();
        configure?.Invoke(options);
        options.ThrowIfInvalid();
        DuckDbStore? store = null;
        telemetry.AddOutput(services => store = Create(telemetry, services, path, options));
        telemetry.AddEventOutput(_ => store!.Start());
        if (options.Parquet is { } parquet)
        {
            telemetry.Services.AddSingleton<IHostedService>(services => new ParquetService(
                () => store!, parquet, options, services.GetRequiredService<TimeProvider>()));
        }

        return telemetry;
    }

    private static DuckDbStore Create(TelemetryBuilder telemetry, IServiceProvider services, string path, DuckDbStoreOptions options)
    {
        var root = services.GetService<IHostEnvironment>()?.ContentRootPath ?? Environment.CurrentDirectory;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("TelemetryGen.Server.DuckDb");
        return new(Path.Combine(root, path), root, telemetry.ReadSchema(), options, logger);
    }
}
