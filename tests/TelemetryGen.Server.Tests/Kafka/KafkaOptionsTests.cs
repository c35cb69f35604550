using Acme.Greenhouse;
using Confluent.Kafka;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryGen.Server.Kafka;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Kafka;

public sealed class KafkaOptionsTests
{
    private const string ConnectionString =
        "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0;EntityPath=greenhouse";

    [Fact]
    public void A_connection_string_of_Event_Hubs_gives_servers_login_and_topic()
    {
        var client = KafkaClient.Create(new() { ConnectionString = ConnectionString, GroupId = "tests" });

        Assert.Equal("topic greenhouse of contoso.servicebus.windows.net:9093, consumer group tests", client.Description);
        Assert.Equal((SecurityProtocol.SaslSsl, SaslMechanism.Plain), (client.Config.SecurityProtocol, client.Config.SaslMechanism));
        Assert.Equal(("$ConnectionString", ConnectionString), (client.Config.SaslUsername, client.Config.SaslPassword));
        Assert.Equal((180_000, 180_000, true), (
            client.Config.MetadataMaxAgeMs, client.Config.ConnectionsMaxIdleMs, client.Config.SocketKeepaliveEnable));
    }

    [Fact]
    public void The_emulator_is_asked_without_TLS()
    {
        var client = KafkaClient.Create(new()
        {
            ConnectionString = "Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;"
                + "UseDevelopmentEmulator=true;", Topic = "eh1", GroupId = "tests",
        });

        Assert.Equal(("localhost:9092", SecurityProtocol.SaslPlaintext), (client.Config.BootstrapServers, client.Config.SecurityProtocol));
    }

    [Fact]
    public void A_user_logs_in_by_TLS_unless_told_otherwise()
    {
        var options = new KafkaSourceOptions
        {
            BootstrapServers = "a:9092,b:9092", Topic = "t", GroupId = "g", UserName = "reader", Password = "secret",
        };

        Assert.Equal(SecurityProtocol.SaslSsl, KafkaClient.Create(options).Config.SecurityProtocol);
        options.SaslMechanism = SaslMechanism.ScramSha512;
        Assert.Equal(SaslMechanism.ScramSha512, KafkaClient.Create(options).Config.SaslMechanism);
        options.UserName = null;
        Assert.Equal(SecurityProtocol.Plaintext, KafkaClient.Create(options).Config.SecurityProtocol);
    }

    [Fact]
    public void The_section_Kafka_is_read()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("Kafka:BootstrapServers", "a:9092"), new("Kafka:Topic", "t"), new("Kafka:GroupId", "g"),
            new("Kafka:SecurityProtocol", "SaslSsl"), new("Kafka:SaslMechanism", "ScramSha256"), new("Kafka:UserName", "reader"),
            new("Kafka:Password", "secret"), new("Kafka:CommitInterval", "00:00:01"), new("Kafka:Headers", "Text"),
        ]).Build();
        KafkaSourceOptions? seen = null;

        var services = new ServiceCollection().AddLogging();
        var telemetry = services.AddTelemetry<GreenhouseTelemetry>().FromKafka(configuration, o => seen = o);
        using var provider = services.BuildServiceProvider();
        telemetry.Registration.Source!(provider);

        var config = KafkaClient.Create(seen!).Config;
        Assert.Equal(("a:9092", "g", 1000), (config.BootstrapServers, config.GroupId, config.AutoCommitIntervalMs));
        Assert.Equal((SaslMechanism.ScramSha256, "reader", "secret"), (config.SaslMechanism, config.SaslUsername, config.SaslPassword));
        Assert.Equal((KafkaHeaderEncoding.Text, "t"), (seen!.Headers, seen.Topic));
    }

    [Theory]
    [InlineData("enable.ssl.certificate.verification", "false", "which would trust anyone")]
    [InlineData("enable.ssl.certificate.verification", "0", "which would trust anyone")]
    [InlineData("ssl.endpoint.identification.algorithm", "none", "which would trust anyone")]
    [InlineData("enable.auto.commit", "false", "is the source's own and may not be set")]
    [InlineData("enable.auto.offset.store", "true", "is the source's own and may not be set")]
    public async Task What_would_trust_anyone_or_lose_events_is_refused(string name, string value, string expected)
    {
        var error = await StartAsync(o =>
        {
            (o.BootstrapServers, o.Topic, o.GroupId) = ("a:9092", "t", "g");
            o.Configure = c => c.Set(name, value);
        });

        Assert.StartsWith($"Kafka: {name} is ", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named()
    {
        Assert.StartsWith("Kafka: set BootstrapServers", await StartAsync(_ => { }), StringComparison.Ordinal);
        Assert.StartsWith("Kafka: set BootstrapServers", await StartAsync(o =>
            (o.BootstrapServers, o.ConnectionString) = ("a:9092", ConnectionString)), StringComparison.Ordinal);
        Assert.StartsWith("Kafka: GroupId is not set", await StartAsync(o => o.BootstrapServers = "a:9092"), StringComparison.Ordinal);
        Assert.StartsWith("Kafka: Topic is not set", await StartAsync(o =>
            (o.BootstrapServers, o.GroupId) = ("a:9092", "g")), StringComparison.Ordinal);
        Assert.Equal("Kafka: MaxBatch is 0; it must be 1 to 10000.", await StartAsync(o =>
            (o.BootstrapServers, o.Topic, o.GroupId, o.MaxBatch) = ("a:9092", "t", "g", 0)));

        Assert.StartsWith("Kafka: RevokeTime is 00:00:20; it must be shorter than max.poll.interval.ms", await StartAsync(o =>
        {
            (o.BootstrapServers, o.Topic, o.GroupId) = ("a:9092", "t", "g");
            o.Configure = c => c.MaxPollIntervalMs = 20_000;
        }), StringComparison.Ordinal);

        var error = await StartAsync(o => (o.ConnectionString, o.GroupId) = ("SharedAccessKey=c2VjcmV0;nonsense", "g"));
        Assert.StartsWith("Kafka: ConnectionString is not of the form", error, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error, StringComparison.Ordinal);
    }

    private static async Task<string> StartAsync(Action<KafkaSourceOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddTelemetry<GreenhouseTelemetry>().FromKafka(configure);
        using var host = builder.Build();
        return (await Assert.ThrowsAsync<TelemetryServerException>(host.StartOrThrowAsync)).Message;
    }
}
