using Acme.Greenhouse;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TelemetryGen.Server.Tests.Fixtures;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Server.Tests.Hosting;

public class StartTests
{
    [Fact]
    public async Task A_program_without_a_source_does_not_start()
    {
        var error = await StartAsync(t => t.Handle<Climate>((_, _) => { }));

        Assert.Equal("Acme.Greenhouse has no source. Call FromEventHubs, or another From…, after AddTelemetry.", error);
    }

    [Fact]
    public async Task A_handler_of_a_stranger_is_named_with_the_records_that_there_are()
    {
        var error = await StartAsync(t => t.Handle<string>((_, _) => { }));

        Assert.Equal(
            "There is a handler for System.String, which is no record of Acme.Greenhouse. Its records are Climate, Health.", error);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task An_option_out_of_its_range_is_named(int attempts)
    {
        var error = await StartAsync(t => t.Configure(o => o.Attempts = attempts));

        Assert.Equal($"Attempts is {attempts}; it must be 1 to 100.", error);
    }

    [Theory]
    [InlineData(null, null, "EventHubs: set ConnectionString")]
    [InlineData("Endpoint=sb://h;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0", null, "Event Hubs: HubName is not set")]
    [InlineData("SharedAccessKey=c2VjcmV0;nonsense", "greenhouse", "Event Hubs: ConnectionString is not of the form")]
    [InlineData("Endpoint=sb://h;SharedAccessKey=c2VjcmV0", "greenhouse", "Event Hubs: ConnectionString is not of the form")]
    [InlineData("Endpoint=foo", "greenhouse", "Event Hubs: ConnectionString is not of the form")]
    [InlineData("Endpoint=sb://h;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0;EntityPath=telemetry", "other",
        "Event Hubs: HubName is other, and the connection string is for telemetry (EntityPath). Set one of the two.")]
    public async Task What_is_wrong_with_a_connection_string_is_told_without_its_key(string? text, string? hub, string expected)
    {
        var error = await StartAsync(t => t.FromEventHubs(o => (o.ConnectionString, o.HubName) = (text, hub)));

        Assert.StartsWith(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EventHubs:MaxBatch", "System.Int32", "EventHubs__Name")]
    [InlineData("Kafka:MaxBatch", "System.Int32", "Kafka__Name")]
    [InlineData("Forward:TransportType", "Azure.Messaging.EventHubs.EventHubsTransportType", "Forward__Name")]
    [InlineData("Post:Timeout", "System.TimeSpan", "Post__Name")]
    public async Task A_setting_of_another_type_is_named(string setting, string type, string environment)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(setting, "abc")]).Build();

        var error = await StartAsync(t => _ = setting.Split(':')[0] switch
        {
            "EventHubs" => t.FromEventHubs(configuration),
            "Kafka" => t.FromKafka(configuration),
            "Forward" => t.From(_ => new ScriptedSource()).ForwardJson(configuration),
            _ => t.From(_ => new ScriptedSource()).PostJson(configuration),
        });

        Assert.Equal(
            $"Failed to convert configuration value 'abc' at '{setting}' to type '{type}'. In the environment a setting is written "
                + $"{environment}.", error);
    }

    [Theory]
    [InlineData("localhost:5671")]
    [InlineData("192.168.1.10:5671")]
    public async Task An_endpoint_without_a_scheme_is_named(string address)
    {
        var error = await StartAsync(t => t.FromEventHubs(o =>
        {
            o.ConnectionString = "Endpoint=sb://h;SharedAccessKeyName=a;SharedAccessKey=c2VjcmV0;EntityPath=greenhouse";
            o.CustomEndpointAddress = new Uri(address, UriKind.RelativeOrAbsolute);
        }));

        Assert.Equal(
            $"EventHubs: CustomEndpointAddress is {address}; it must have a scheme and a host, such as sb://192.168.1.10:5671.", error);
    }

    [Theory]
    [InlineData("There is no such hub.", true)]
    [InlineData("Acme.Greenhouse has no source. Call FromEventHubs, or another From…, after AddTelemetry.", false)]
    public async Task A_program_that_a_failure_ends_says_why_in_one_line_and_has_exit_code_1(string why, bool hasSource)
    {
        var before = Environment.ExitCode;
        try
        {
            Environment.ExitCode = 0;
            var log = new HubLog(TimeSpan.FromSeconds(20));
            var builder = Host.CreateEmptyApplicationBuilder(new());
            builder.Services.AddSingleton<ILoggerFactory>(log);
            var telemetry = builder.Services.AddTelemetry<GreenhouseTelemetry>().HandleOther(_ => { });
            if (hasSource)
            {
                telemetry.From(_ => new FailingSource());
            }

            using var host = builder.Build();
            await host.RunAsync(TestContext.Current.CancellationToken);

            Assert.Equal(1, Environment.ExitCode);
            var loud = log.Lines.Where(static l => !l.StartsWith("Information", StringComparison.Ordinal));
            Assert.Equal($"Critical: {why} ", Assert.Single(loud, static l => !l.StartsWith("Debug", StringComparison.Ordinal)));
            Assert.Contains(log.Lines, static l => l.StartsWith("Debug: Where that came from. ", StringComparison.Ordinal));
        }
        finally
        {
            Environment.ExitCode = before;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Why_it_ends_is_the_last_line_behind_those_of_the_host(bool hasSource)
    {
        var before = Environment.ExitCode;
        try
        {
            var log = new HubLog(TimeSpan.FromSeconds(20));
            var builder = Host.CreateApplicationBuilder();
            builder.Services.AddSingleton<ILoggerFactory>(log);
            var telemetry = builder.Services.AddTelemetry<GreenhouseTelemetry>().HandleOther(_ => { });
            if (hasSource)
            {
                telemetry.From(_ => new FailingSource());
            }

            using var host = builder.Build();
            await host.RunAsync(TestContext.Current.CancellationToken);

            var lines = log.Lines.Where(static l => !l.StartsWith("Debug", StringComparison.Ordinal)).ToArray();
            Assert.Contains(lines, static l => l.Contains("Application started.", StringComparison.Ordinal));
            Assert.StartsWith("Critical: ", lines[^1], StringComparison.Ordinal);
        }
        finally
        {
            Environment.ExitCode = before;
        }
    }

    [Fact]
    public async Task Why_it_ends_is_told_when_the_host_does_not_start_for_another_reason()
    {
        var before = Environment.ExitCode;
        try
        {
            var log = new HubLog(TimeSpan.FromSeconds(20));
            var builder = Host.CreateEmptyApplicationBuilder(new());
            builder.Services.AddSingleton<ILoggerFactory>(log);
            builder.Services.AddTelemetry<GreenhouseTelemetry>();
            builder.Services.AddHostedService<ServiceThatDoesNotStart>();
            using (var host = builder.Build())
            {
                await Assert.ThrowsAsync<NotSupportedException>(() => host.StartAsync(TestContext.Current.CancellationToken));
            }

            Assert.Contains(log.Lines, static l => l.StartsWith("Critical: Acme.Greenhouse has no source.", StringComparison.Ordinal));
        }
        finally
        {
            Environment.ExitCode = before;
        }
    }

    [Fact]
    public void Two_sources_are_refused()
    {
        var telemetry = new ServiceCollection().AddTelemetry<GreenhouseTelemetry>().FromEventHubs(_ => { });

        var error = Assert.Throws<TelemetryServerException>(() => telemetry.FromEventHubs(_ => { }));
        Assert.Equal("Acme.Greenhouse has two sources. Call From… once for each AddTelemetry.", error.Message);
    }

    private static async Task<string> StartAsync(Action<TelemetryBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        configure(builder.Services.AddTelemetry<GreenhouseTelemetry>());
        using var host = builder.Build();
        return (await Assert.ThrowsAsync<TelemetryServerException>(host.StartOrThrowAsync)).Message;
    }

    private sealed class ServiceThatDoesNotStart : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class FailingSource : IEventSource
    {
        public string Description => "a source that fails";

        public async Task ReadAsync(IEventReceiver receiver, CancellationToken stopping)
        {
            await Task.Yield();
            throw new TelemetryServerException("There is no such hub.");
        }
    }
}
