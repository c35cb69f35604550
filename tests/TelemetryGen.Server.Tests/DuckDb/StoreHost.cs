using DuckDB.NET.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.DuckDb;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.DuckDb;

/// <summary>A program that stores the records of a schema in a file, whose events a test gives.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly IHost _host;

    private StoreHost(IHost host, NumberedSource source, HubLog log) => (_host, Source, Log) = (host, source, log);

    public NumberedSource Source { get; }

    public HubLog Log { get; }

    public static async Task<StoreHost> StartAsync<TSchema>(
        string path, Action<DuckDbStoreOptions>? configure = null, TimeProvider? clock = null, Action<TelemetryBuilder>? more = null)
        where TSchema : ITelemetrySchema
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = Path.GetDirectoryName(path) });
        var (source, log) = (new NumberedSource(), new HubLog(TimeSpan.FromSeconds(20)));
        builder.Services.AddSingleton<ILoggerFactory>(log);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        var telemetry = builder.Services.AddTelemetry<TSchema>().From(_ => source).StoreInDuckDb(path, configure);
        more?.Invoke(telemetry);
        var host = builder.Build();
        try
        {
            await host.StartOrThrowAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new(host, source, log);
    }

    public async ValueTask DisposeAsync()
    {
        Source.End();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    /// <summary>Each row of a query as its values as texts, with | between them.</summary>
    public static List<string> Query(string path, string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={path}");
        connection.Open();
        using var zone = connection.CreateCommand();
        zone.CommandText = "SET TimeZone = 'UTC'";
        zone.ExecuteNonQuery();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT columns(*)::VARCHAR FROM ({sql})";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var values = Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetString(i));
            rows.Add(string.Join('|', values));
        }

        return rows;
    }

    public static void Execute(string path, string sql)
    {
        using var connection = new DuckDBConnection($"Data Source={path}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
