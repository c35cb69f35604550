using System.Globalization;
using Amqp;
using Amqp.Framing;
using Amqp.Sasl;
using TelemetryGen.EventHubs;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Protocol;

/// <summary>Tokens by $cbs, by $management, and policies by SASL PLAIN.</summary>
public sealed class TokenTests
{
    /// <summary>Resources of tokens, and for each what of <see cref="Targets"/> they open.</summary>
    public static TheoryData<string, string> Resources => new()
    {
        { "https://localhost/", "hub partition publisher other-publisher reader management" },
        { "sb://localhost", "hub partition publisher other-publisher reader management" },
        { "amqps://localhost/greenhouse", "hub partition publisher other-publisher reader management" },
        { "amqp://localhost:5672/greenhouse", "hub partition publisher other-publisher reader management" },
        { "sb://LOCALHOST/GREENHOUSE/", "hub partition publisher other-publisher reader management" },
        { "http://127.0.0.1/greenhouse", "hub partition publisher other-publisher reader management" },
        { "sb://[::1]/greenhouse", "hub partition publisher other-publisher reader management" },
        { "sb://localhost/greenhouse/publishers", "publisher other-publisher" },
        { "sb://localhost/greenhouse/Publishers/wipy-01", "publisher" },
        { "sb://localhost/greenhouse/publishers/WIPY-01", "" },
        { "sb://localhost/greenhouse/partitions/1", "partition" },
        { "sb://localhost/greenhouse/partitions/2", "" },
        { "sb://localhost/greenhouse/ConsumerGroups/$default", "reader" },
        { "sb://localhost/greenhouse/ConsumerGroups/$Default/Partitions/1", "reader" },
        { "sb://localhost/greenhouse/ConsumerGroups/second", "" },
        { "sb://localhost/greenhouse/$management", "management" },
        { "sb://localhost/greenhouse2", "" },
        { "sb://localhost/green", "" },
        { "sb://elsewhere/greenhouse", "" },
        { "sb://localhost.elsewhere/greenhouse", "" },
    };

    private static readonly (string Name, string Path)[] Targets =
    [
        ("hub", "greenhouse"), ("partition", "greenhouse/Partitions/1"), ("publisher", "greenhouse/publishers/wipy-01"),
        ("other-publisher", "greenhouse/publishers/wipy-02"), ("reader", "greenhouse/ConsumerGroups/$Default/Partitions/1"),
        ("management", "greenhouse/$management"),
    ];

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task A_token_opens_what_it_names_and_what_is_below(string resource, string opens)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectAsync(hub);
        var opened = new List<string>();
        foreach (var (name, path) in Targets)
        {
            var (status, description) = await client.PutTokenAsync(hub.Token(resource), $"amqp://localhost/{path}");
            if (status == 202)
            {
                opened.Add(name);
            }
            else
            {
                Assert.Equal(401, status);
                Assert.StartsWith($"40104: Invalid authorization token audience: the token is for {resource}, the request for /{path}", description, StringComparison.Ordinal);
            }
        }

        Assert.Equal(opens, string.Join(' ', opened));
    }

    public static TheoryData<string, string> Policies => new()
    {
        { "send", "hub partition publisher" }, { "listen", "reader" }, { "manage", "hub partition publisher reader" }, { "own", "hub partition publisher" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task Rights_are_asked_at_each_link(string policy, string opens)
    {
        await using var hub = await AmqpHub.StartAsync();
        await AddPolicyOfTheHubAsync(hub);
        var key = hub.Hub.GetPolicy(policy, AmqpHub.Name).SecondaryKey;
        await using var client = await LiteClient.ConnectWithTokenAsync(
            hub, SasToken.Create("sb://localhost/greenhouse", policy, key, DateTimeOffset.UtcNow.AddHours(1)).Text);

        Assert.Equal(opens, string.Join(' ', await OpenAsync(client)));
    }

    [Fact]
    public async Task Without_a_token_nothing_opens_and_nobody_learns_which_hubs_there_are()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectAsync(hub);

        var known = await LiteClient.EndAsync(client.Sender("greenhouse"));
        var unknown = await LiteClient.EndAsync(client.Sender("nothere"));

        Assert.Equal(("amqp:unauthorized-access", "amqp:unauthorized-access"), (known.Condition.ToString(), unknown.Condition.ToString()));
        Assert.StartsWith("40102: Missing authorization token: none was put on this connection for 'greenhouse'. TrackingId:", known.Description, StringComparison.Ordinal);
        Assert.Equal(known.Description.Split('.')[0].Replace("greenhouse", "nothere", StringComparison.Ordinal), unknown.Description.Split('.')[0]);
        Assert.NotNull(known.Info[new global::Amqp.Types.Symbol("com.microsoft:tracking-id")]);
    }

    public static TheoryData<string, string> BadTokens => new()
    {
        { "", "40102: Missing authorization token" },
        { "Bearer eyJ0eXAi", "40101: Malformed authorization token. The token does not begin with 'SharedAccessSignature '" },
        { "SharedAccessSignature sr=a&sr=b", "40101: Malformed authorization token. The token has a parameter twice" },
        { "SharedAccessSignature se=1", "40101: Malformed authorization token. The token lacks one of sr, sig, se and skn" },
        { "{key:wrong}", "40103: Invalid authorization token signature" },
        { "{policy:nobody}", "40106: Unknown authorization policy 'nobody'" },
        { "{life:-1}", "40105: Expired authorization token: it ended at " },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_bad_token_is_refused_with_its_reason(string token, string reason)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectAsync(hub);
        token = token switch
        {
            "{key:wrong}" => Signed("manage", "not the key", 60),
            "{policy:nobody}" => Signed("nobody", "key", 60),
            "{life:-1}" => Signed("manage", hub.Key("manage"), -1),
            _ => token,
        };

        var (status, description) = await client.PutTokenAsync(token);

        Assert.Equal(401, status);
        Assert.StartsWith(reason, description, StringComparison.Ordinal);

        static string Signed(string policy, string key, int seconds) =>
            SasToken.Create("sb://localhost/greenhouse", policy, key, DateTimeOffset.UtcNow.AddSeconds(seconds)).Text;
    }

    [Fact]
    public async Task A_policy_of_a_hub_does_not_sign_for_the_namespace()
    {
        await using var hub = await AmqpHub.StartAsync();
        await AddPolicyOfTheHubAsync(hub);
        await using var client = await LiteClient.ConnectAsync(hub);
        var token = SasToken.Create("sb://localhost/", "own", hub.Key("own", AmqpHub.Name), DateTimeOffset.UtcNow.AddHours(1)).Text;

        Assert.StartsWith("40106: Unknown authorization policy 'own'", (await client.PutTokenAsync(token)).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_of_a_token_that_ends_are_detached_and_those_of_one_that_is_renewed_are_not()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub, hub.Token(life: TimeSpan.FromMinutes(10)));
        var (sender, receiver) = (client.Sender("greenhouse"), client.Receiver("greenhouse/ConsumerGroups/$Default/Partitions/0"));
        Assert.Null(await LiteClient.SendAsync(sender, new Message("a")));

        Assert.Equal(202, (await client.PutTokenAsync(hub.Token(life: TimeSpan.FromMinutes(30)))).Status);
        hub.Clock.Shift = TimeSpan.FromMinutes(20);
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        Assert.Null(await LiteClient.SendAsync(sender, new Message("b")));

        hub.Clock.Shift = TimeSpan.FromMinutes(31);
        var errors = await Task.WhenAll(LiteClient.EndAsync(sender), LiteClient.EndAsync(receiver));
        Assert.All(errors, error =>
        {
            Assert.Equal("amqp:unauthorized-access", error.Condition.ToString());
            Assert.StartsWith("40105: Expired authorization token: the one for 'greenhouse", error.Description, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Tokens_of_two_policies_for_one_resource_add_up()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub, hub.Token(policy: "send"));
        Assert.Equal(202, (await client.PutTokenAsync(hub.Token(policy: "listen"))).Status);

        Assert.Equal("hub partition publisher reader", string.Join(' ', await OpenAsync(client)));
    }

    [Fact]
    public async Task A_revoked_publisher_is_detached_and_not_let_in_again()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var (revoked, other) = (client.Sender("greenhouse/publishers/wipy-01"), client.Sender("greenhouse/publishers/wipy-02"));
        Assert.Null(await LiteClient.SendAsync(revoked, new Message("a")));

        await hub.RevokeAsync("wipy-01");

        Assert.Equal("com.microsoft:publisher-revoked", (await LiteClient.EndAsync(revoked)).Condition.ToString());
        Assert.Equal("com.microsoft:publisher-revoked", (await LiteClient.EndAsync(client.Sender("greenhouse/publishers/wipy-01"))).Condition.ToString());
        Assert.Null(await LiteClient.SendAsync(other, new Message("b")));
        Assert.Equal(["wipy-01", "wipy-02"], (await hub.ReadAsync(2)).Select(item => item.PartitionKey).Order());
    }

    [Fact]
    public async Task Management_takes_a_token_with_each_request_or_one_that_was_put()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectAsync(hub);

        Assert.Equal(401, await StatusAsync(null));
        Assert.Equal(200, await StatusAsync(hub.Token(policy: "listen")));
        Assert.Equal(401, await StatusAsync(hub.Token("sb://localhost/greenhouse2")));
        Assert.Equal(202, (await client.PutTokenAsync(hub.Token(policy: "send"))).Status);
        Assert.Equal(200, await StatusAsync(null));

        async Task<int> StatusAsync(string? token)
        {
            var properties = new ApplicationProperties { ["operation"] = "READ", ["type"] = "com.microsoft:eventhub", ["name"] = AmqpHub.Name };
            if (token is not null)
            {
                properties["security_token"] = token;
            }

            return (int)(await client.AskAsync("$management", new Message { ApplicationProperties = properties })).ApplicationProperties["status-code"];
        }
    }

    [Theory]
    [InlineData("send", "hub partition publisher")]
    [InlineData("own", "hub partition publisher")]
    [InlineData("manage", "hub partition publisher reader")]
    public async Task Sasl_plain_with_policy_and_key_needs_no_token(string policy, string opens)
    {
        await using var hub = await AmqpHub.StartAsync();
        await AddPolicyOfTheHubAsync(hub);
        await using var client = await LiteClient.ConnectAsync(hub, new PlainProfile(policy, hub.Key(policy, AmqpHub.Name)));

        Assert.Equal(opens, string.Join(' ', await OpenAsync(client)));
    }

    [Theory]
    [InlineData("send", "not the key")]
    [InlineData("nobody", "not the key")]
    public async Task Sasl_plain_with_another_key_is_refused(string user, string password)
    {
        await using var hub = await AmqpHub.StartAsync();

        var error = await Assert.ThrowsAsync<AmqpException>(() => LiteClient.ConnectAsync(hub, new PlainProfile(user, password)));

        Assert.Equal("amqp:unauthorized-access", error.Error.Condition.ToString());
        await hub.Log.LineAsync("was not let in: no policy has that name and key");
    }

    private static async Task<List<string>> OpenAsync(LiteClient client)
    {
        var opened = new List<string>();
        foreach (var (name, path) in Targets.Where(target => target.Name is not ("management" or "other-publisher")))
        {
            AmqpObject link = name == "reader" ? client.Receiver(path) : client.Sender(path);
            if (await IsOpenAsync(link))
            {
                opened.Add(name);
            }
        }

        return opened;
    }

    private static async Task<bool> IsOpenAsync(AmqpObject link)
    {
        if (link is SenderLink sender)
        {
            try
            {
                return await LiteClient.SendAsync(sender, new Message("a")) is null;
            }
            catch (AmqpException)
            {
                return false;
            }
        }

        var receiver = (ReceiverLink)link;
        receiver.SetCredit(1, autoRestore: false);
        try
        {
            using var message = await receiver.ReceiveAsync(TimeSpan.FromSeconds(1));
            return !receiver.IsClosed;
        }
        catch (AmqpException)
        {
            return false;
        }
    }

    private static async Task AddPolicyOfTheHubAsync(AmqpHub hub)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(hub.CaPem)!, "policies.json");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        const string own = """, "hubs": { "greenhouse": [ { "name": "own", "rights": ["Send"], "primaryKey": "b3du", "secondaryKey": "b3duMg==" } ] } }""";
        await File.WriteAllTextAsync(path, text.TrimEnd()[..^1] + own, TestContext.Current.CancellationToken);
    }

    private sealed class PlainProfile(string user, string password) : SaslProfile(new global::Amqp.Types.Symbol("PLAIN"))
    {
        protected override ITransport UpgradeTransport(ITransport transport) => transport;

        protected override global::Amqp.Types.DescribedList GetStartCommand(string hostname) => new SaslInit
        {
            Mechanism = "PLAIN",
            InitialResponse = System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\0{user}\0{password}")),
        };

        protected override global::Amqp.Types.DescribedList OnCommand(global::Amqp.Types.DescribedList command) => throw new NotSupportedException();
    }
}
