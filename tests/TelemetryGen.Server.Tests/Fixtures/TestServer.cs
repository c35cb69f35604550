using Acme.Greenhouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>A host with the greenhouse's telemetry, whose events a test gives.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly IHost _host;

    private TestServer(Action<TelemetryBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = _folder.Path });
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        var telemetry = builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .Configure(o => o.RetryDelay = TimeSpan.FromMilliseconds(1))
            .From(_ => Source)
            .DeadLetterTo(_ => DeadLetters);
        configure(telemetry);
        _host = builder.Build();
    }

    public ScriptedSource Source { get; } = new();

    public MemoryDeadLetters DeadLetters { get; } = new();

    public HubLog Log { get; } = new(TimeSpan.FromSeconds(20));

    public string Folder => _folder.Path;

    public IServiceProvider Services => _host.Services;

    public static async Task<TestServer> StartAsync(Action<TelemetryBuilder> configure)
    {
        var server = new TestServer(configure);
        await server._host.StartOrThrowAsync();
        return server;
    }

    public async Task StopAsync()
    {
        Source.End();
        await _host.StopAsync(CancellationToken.None);
    }

    /// <summary>Stops, and ends the source when the receiver has answered, as sources do.</summary>
    public async Task<int> StopAsync(Task<int> receiving)
    {
        var stopping = _host.StopAsync(CancellationToken.None);
        var done = await receiving;
        Source.End();
        await stopping;
        return done;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
        _folder.Dispose();
    }
}
