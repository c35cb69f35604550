using System.Collections.Concurrent;
using Acme.Greenhouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Fixtures;

/// <summary>A program that reads the greenhouse's telemetry from a source, and what it has seen.</summary>
internal sealed class SourceHost(string contentRoot)
{
    public HubLog Log { get; } = new(TimeSpan.FromSeconds(60));

    /// <summary>Each Climate as "sender/sequence", in the order in which they were handled.</summary>
    public ConcurrentQueue<string> Seen { get; } = new();

    public async Task<IHost> StartAsync(Action<TelemetryBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = contentRoot });
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        configure(builder.Services.AddTelemetry<GreenhouseTelemetry>()
            .Handle<Climate>((c, context) => Seen.Enqueue($"{context.Sender}/{c.Sequence}")));
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    public async Task SeenAsync(int count)
    {
        for (var waited = 0; Seen.Count < count; waited += 20)
        {
            Assert.True(waited < 60_000, $"{Seen.Count} of {count} seen.\n{string.Join('\n', Log.Lines)}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
