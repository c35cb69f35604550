using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;
using TelemetryGen.LocalHub.Forwarding;

namespace TelemetryGen.LocalHub.Amqp.Tests.Forwarding;

public sealed class UpstreamAddressTests
{
    private const string Key = "c2VjcmV0IGtleQ==";
    private const string Policy = $"SharedAccessKeyName=send;SharedAccessKey={Key}";

    [Theory]
    [InlineData($"Endpoint=sb://contoso.servicebus.windows.net/;{Policy}", "contoso.servicebus.windows.net:5671", null, false)]
    [InlineData($"{Policy};endpoint = sb://gateway.lan:7000;EntityPath=greenhouse;", "gateway.lan:7000", "greenhouse", false)]
    [InlineData($"Endpoint=sb://localhost;{Policy};UseDevelopmentEmulator=true", "localhost:5672", null, true)]
    [InlineData($"Endpoint=sb://[::1]:9/;{Policy};UseDevelopmentEmulator=True", "[::1]:9", null, true)]
    [InlineData($"Endpoint=sb://10.0.0.1/;{Policy};UseDevelopmentEmulator=false", "10.0.0.1:5671", null, false)]
    public void A_connection_string_of_a_policy_is_read(string text, string address, string? hub, bool isPlain)
    {
        var upstream = UpstreamAddress.Parse(text);

        Assert.Equal((address, hub, isPlain, "send"), (upstream.ToString(), upstream.Hub, upstream.IsPlain, upstream.PolicyName));
        Assert.True(upstream.Sign(new Uri("https://host/hub"), DateTimeOffset.UtcNow.AddHours(1)).Verify(Key));
    }

    [Theory]
    [InlineData("", "the connection string has no SharedAccessKeyName.")]
    [InlineData(Key, "part 1 of the connection string is none of Endpoint")]
    [InlineData($"Endpoint=sb://h/;SharedAccessKeyName=send;{Key}", "part 3 of the connection string is none of Endpoint")]
    [InlineData("Endpoint=sb://h/;SharedAccessKeyName=send", "the connection string has no SharedAccessKey.")]
    [InlineData("Endpoint=sb://h/;SharedAccessKeyName=send;SharedAccessKey=", "SharedAccessKey of the connection string is empty.")]
    [InlineData(Policy, "the connection string has no Endpoint.")]
    [InlineData($"Endpoint=sb://h/;{Policy};Endpoint=sb://i/", "the connection string has Endpoint twice.")]
    [InlineData($"Endpoint=https://h/;{Policy}", "Endpoint of the connection string is not sb://host/ or sb://host:port/.")]
    [InlineData($"Endpoint=sb://user:{Key}@h/;{Policy}", "Endpoint of the connection string is not sb://host/")]
    [InlineData($"Endpoint=sb://h/x;{Policy}", "Endpoint of the connection string is not sb://host/")]
    [InlineData($"Endpoint=sb://h/;{Policy};EntityPath=a/b", "EntityPath of the connection string is not a hub name.")]
    [InlineData($"Endpoint=sb://h/;{Policy};UseDevelopmentEmulator=yes",
        "UseDevelopmentEmulator of the connection string is not true or false.")]
    [InlineData($"Endpoint=sb://h/;{Policy};UseDevelopmentEmulator=true",
        "UseDevelopmentEmulator=true sends events and tokens without TLS, so")]
    [InlineData($"Endpoint=sb://localhost.evil.com/;{Policy};UseDevelopmentEmulator=true", "UseDevelopmentEmulator=true sends events")]
    public void What_is_wrong_is_told_without_repeating_it(string text, string error)
    {
        var thrown = Assert.Throws<LocalHubException>(() => UpstreamAddress.Parse(text));

        Assert.Equal(LocalHubError.InvalidOption, thrown.Error);
        Assert.StartsWith($"Forward: {error}", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_authority_that_is_not_there_is_told()
    {
        var thrown = Assert.Throws<LocalHubException>(static () => UpstreamTrust.Load("nowhere.pem"));

        Assert.Equal(
            (LocalHubError.InvalidOption, "Forward.CaFile nowhere.pem cannot be read: there is no such file."),
            (thrown.Error, thrown.Message));
    }

    [Fact]
    public void No_text_of_the_options_has_the_key()
    {
        var options = new LocalHubOptions
        {
            DataDirectory = "d", Forward = new ForwardOptions { ConnectionString = $"Endpoint=sb://h/;{Policy}" },
        };

        Assert.DoesNotContain(Key, options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, UpstreamAddress.Parse(options.Forward.ConnectionString).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sb://localhost:7001", "localhost:7001 is this hub itself")]
    [InlineData("sb://127.0.0.1:7001", "127.0.0.1:7001 is this hub itself")]
    [InlineData("sb://localhost:7002", "the connection string is for the hub 'roof' (EntityPath), which is none of this hub's: greenhouse")]
    public async Task A_start_that_makes_no_sense_is_refused(string endpoint, string error)
    {
        var entity = endpoint.EndsWith('2') ? ";EntityPath=roof" : "";
        var thrown = await Assert.ThrowsAsync<LocalHubException>(() => AmqpHub.StartAsync(options => options with
        {
            Hubs = ["greenhouse"],
            Amqp = new AmqpOptions { Port = 7001, TlsPort = null },
            Forward = new ForwardOptions { ConnectionString = $"Endpoint={endpoint};{Policy};UseDevelopmentEmulator=true{entity}" },
        }));

        Assert.Equal(LocalHubError.InvalidOption, thrown.Error);
        Assert.StartsWith($"Forward: {error}", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pauses_grow_to_the_bound_and_begin_again_after_success()
    {
        var pause = new ForwardPause(TimeSpan.FromSeconds(3), static () => 0);
        Assert.Equal([0.5, 1, 2, 3, 3], Enumerable.Range(0, 5).Select(_ => pause.Next().TotalSeconds));
        pause.Reset();
        Assert.Equal(0.5, pause.Next().TotalSeconds);

        var least = new ForwardPause(TimeSpan.FromSeconds(3), static () => 1);
        Assert.Equal([0.25, 0.5], Enumerable.Range(0, 2).Select(_ => least.Next().TotalSeconds));
    }
}
