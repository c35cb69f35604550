using Amqp;
using Amqp.Framing;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Protocol;

/// <summary>Addresses, messages, credit and settlement, link by link.</summary>
public sealed class LinkTests
{
    // Data "a".
    private const string GoodEvent = "005375A00161";

    private const string Reader = "greenhouse/ConsumerGroups/$Default/Partitions/0";

    private static readonly Symbol PartitionKey = new("x-opt-partition-key");

    public static TheoryData<string> SendAddresses =>
    [
        "greenhouse", "/greenhouse", "GreenHouse/Partitions/0", "amqps://localhost:5671/greenhouse", "amqps://any.where/greenhouse/Partitions/0",
        "greenhouse/Publishers/wipy-01", "greenhouse/publishers/gr%C3%BCn",
    ];

    [Theory]
    [MemberData(nameof(SendAddresses))]
    public async Task Addresses_are_paths_or_whole_uris(string address)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);

        Assert.Null(await LiteClient.SendAsync(client.Sender(address), new Message("a")));
        var stored = Assert.Single(await hub.ReadAsync(1));

        var publisher = address.Contains("ublishers", StringComparison.Ordinal) ? Uri.UnescapeDataString(address.Split('/')[^1]) : null;
        Assert.Equal((publisher, publisher), (stored.Publisher, stored.PartitionKey));
    }

    public static TheoryData<string, bool, string> BadAddresses => new()
    {
        { "greenhouse/Partitions/4", true, "com.microsoft:argument-out-of-range" },
        { "greenhouse/Partitions/00", true, "com.microsoft:argument-out-of-range" },
        { "greenhouse/Partitions/-1", true, "com.microsoft:argument-out-of-range" },
        { "greenhouse/Partitions/0/more", true, "amqp:invalid-field" },
        { "greenhouse//0", true, "amqp:invalid-field" },
        { "", true, "amqp:invalid-field" },
        { "greenhouse/Publishers/..", true, "com.microsoft:argument-error" },
        { "greenhouse/ConsumerGroups/$Default/Partitions/0", true, "amqp:not-allowed" },
        { "greenhouse", false, "amqp:not-allowed" },
        { "greenhouse/ConsumerGroups/nothere/Partitions/0", false, "amqp:not-found" },
        { "greenhouse/ConsumerGroups/$Default/Partitions/9", false, "com.microsoft:argument-out-of-range" },
    };

    [Theory]
    [MemberData(nameof(BadAddresses))]
    public async Task Other_addresses_are_refused_by_name(string address, bool sends, string condition)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub, hub.Token("sb://localhost/"));

        AmqpObject link = sends ? client.Sender(address) : client.Receiver(address);
        var error = await LiteClient.EndAsync(link);

        Assert.Equal(condition, error.Condition.ToString());
        Assert.Matches(@"^\d{5}: .*\. TrackingId:[0-9a-f-]{36}, SystemTracker:.*, Timestamp:\d{4}-", error.Description);
    }

    [Fact]
    public async Task An_idempotent_producer_is_refused_and_not_taken_for_another()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);

        var error = await LiteClient.EndAsync(
            client.Sender("greenhouse/Partitions/0", new Attach { DesiredCapabilities = [new Symbol("com.microsoft:idempotent-producer")] }));

        Assert.Equal("amqp:not-implemented", error.Condition.ToString());
    }

    public static TheoryData<string, string, string> BadSelectors => new()
    {
        { "amqp.annotation.x-opt-offset > '99999999'", "com.microsoft:argument-error", "The supplied offset '99999999' is invalid" },
        { "amqp.annotation.x-opt-offset < '1'", "com.microsoft:argument-error", "The selector " },
        { "amqp.annotation.x-opt-offset > '1", "com.microsoft:argument-error", "The selector " },
        { "amqp.annotation.x-opt-offset > ''; DROP TABLE events", "com.microsoft:argument-error", "The selector " },
        { "amqp.annotation.x-opt-sequence-number > @latest", "com.microsoft:argument-error", "The selector " },
        { "colour = 'red'", "com.microsoft:argument-error", "The selector " },
    };

    [Theory]
    [MemberData(nameof(BadSelectors))]
    public async Task Selectors_that_cannot_be_followed_are_refused(string selector, string condition, string text)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);

        var error = await LiteClient.EndAsync(client.Receiver(Reader, selector));

        Assert.Equal(condition, error.Condition.ToString());
        Assert.Contains(text, error.Description, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> BadMessages => new()
    {
        { "00", "amqp:decode-error", "not well formed at byte 0" },
        { "", "amqp:decode-error", "has no body" },
        { "005373C00100", "amqp:decode-error", "has no body" },
        { "005375A00561", "amqp:decode-error", "not well formed at byte 0" },
        { "005375A10161", "amqp:decode-error", "not well formed at byte 0" },
        { "005375A00161005374C10100", "amqp:decode-error", "out of place at byte 6" },
        { "005375A00161005377A10161", "amqp:decode-error", "out of place at byte 6" },
        { "005374C10401A10161005375A00161", "amqp:decode-error", "not well formed at byte 0" },
        { "005374C10602A101FF41005375A00161", "amqp:decode-error", "not well formed at byte 0" },
        { "005399A00161", "amqp:decode-error", "not well formed at byte 0" },
        { "005372C11802A313782D6F70742D706172746974696F6E2D6B65795201005375A00161", "amqp:decode-error", "The partition key is not text" },
        { "005372C10701A3017852010052", "amqp:decode-error", "not well formed at byte 0" },
    };

    [Theory]
    [MemberData(nameof(BadMessages))]
    public async Task A_batch_with_a_message_that_is_none_is_rejected_whole_and_its_link_goes_on(string bytes, string condition, string text)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var sender = client.Sender("greenhouse");
        var error = await LiteClient.SendAsync(sender, EncodedMessage.Batch(Convert.FromHexString(GoodEvent), Convert.FromHexString(bytes)));

        Assert.Equal(condition, error!.Condition.ToString());
        Assert.Contains("Event 1 of the batch: ", error.Description, StringComparison.Ordinal);
        Assert.Contains(text, error.Description, StringComparison.Ordinal);
        Assert.Null(await LiteClient.SendAsync(sender, new Message("a")));
        Assert.Equal(1, hub.Hub.LastPosition);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_rejected_and_its_link_goes_on()
    {
        await using var hub = await AmqpHub.StartAsync(options => options with { Tier = HubTier.Basic });
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var attached = new TaskCompletionSource<Attach>();
        var sender = new SenderLink(client.Session, "s", new Target { Address = "greenhouse" }, (_, attach) => attached.TrySetResult(attach));

        var error = await LiteClient.SendAsync(sender, new Message { BodySection = new Data { Binary = new byte[300_000] } });

        Assert.Equal(("amqp:link:message-size-exceeded", 262_144UL), (error!.Condition.ToString(), (await attached.Task).MaxMessageSize));
        Assert.Null(await LiteClient.SendAsync(sender, new Message { BodySection = new Data { Binary = new byte[250_000] } }));
    }

    [Fact]
    public async Task Keys_decide_the_partition_and_must_fit_where_they_are_sent()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var (anywhere, partition, publisher) = (client.Sender("greenhouse"), client.Sender("greenhouse/Partitions/0"), client.Sender("greenhouse/Publishers/p"));

        for (var i = 0; i < 8; i++)
        {
            Assert.Null(await LiteClient.SendAsync(anywhere, WithKey($"key-{i % 2}")));
        }

        Assert.Null(await LiteClient.SendAsync(publisher, WithKey("p")));
        Assert.Equal("com.microsoft:argument-error", (await LiteClient.SendAsync(partition, WithKey("k")))!.Condition.ToString());
        Assert.Equal("com.microsoft:argument-error", (await LiteClient.SendAsync(publisher, WithKey("k")))!.Condition.ToString());
        Assert.Equal("amqp:decode-error", (await LiteClient.SendAsync(anywhere, WithKey(new string('k', 129))))!.Condition.ToString());

        var stored = await hub.ReadAsync(9);
        Assert.All(stored.GroupBy(item => item.PartitionKey), same => Assert.Single(same.Select(item => item.Partition).Distinct()));
        Assert.Equal(9, hub.Hub.LastPosition);
    }

    [Fact]
    public async Task Annotations_of_the_service_are_its_own_and_those_of_the_sender_stay()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var message = new Message { BodySection = new Data { Binary = [1] }, MessageAnnotations = new MessageAnnotations() };
        message.MessageAnnotations[new Symbol("x-opt-sequence-number")] = 77L;
        message.MessageAnnotations[new Symbol("x-opt-publisher")] = "forged";
        message.MessageAnnotations[new Symbol("x-own")] = "kept";
        Assert.Null(await LiteClient.SendAsync(client.Sender("greenhouse/Partitions/0"), message));

        var receiver = client.Receiver(Reader);
        var read = await receiver.ReceiveAsync(TimeSpan.FromSeconds(10));

        var annotations = read.MessageAnnotations.Map.ToDictionary(pair => pair.Key.ToString()!, pair => pair.Value);
        Assert.Equal(["x-opt-enqueued-time", "x-opt-offset", "x-opt-sequence-number", "x-own"], annotations.Keys.Order());
        Assert.Equal((0L, "0", "kept"), (annotations["x-opt-sequence-number"], annotations["x-opt-offset"], annotations["x-own"]));
        Assert.IsType<DateTime>(annotations["x-opt-enqueued-time"]);
    }

    [Theory]
    [InlineData(SenderSettleMode.Settled)]
    [InlineData(SenderSettleMode.Unsettled)]
    [InlineData(SenderSettleMode.Mixed)]
    public async Task No_more_comes_than_there_is_credit(SenderSettleMode mode)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var sender = client.Sender("greenhouse/Partitions/0");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => LiteClient.SendAsync(sender, new Message(i))));
        var receiver = client.Receiver(Reader, attach: new Attach { SndSettleMode = mode });

        var got = new List<int>();
        foreach (var credit in new[] { 1, 3, 7, 9 })
        {
            receiver.SetCredit(credit, autoRestore: false);
            for (var i = 0; i < credit; i++)
            {
                var message = await receiver.ReceiveAsync(TimeSpan.FromSeconds(10));
                got.Add((int)message.Body);
                receiver.Accept(message);
            }

            Assert.Null(await receiver.ReceiveAsync(TimeSpan.FromMilliseconds(200)));
        }

        Assert.Equal(Enumerable.Range(0, 20), got);
    }

    [Fact]
    public async Task Who_drains_gets_what_is_there_and_his_credit_back()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var sender = client.Sender("greenhouse/Partitions/0");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => LiteClient.SendAsync(sender, new Message(i))));
        var receiver = client.Receiver(Reader);
        receiver.SetCredit(10, CreditMode.Drain);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(i, (await receiver.ReceiveAsync(TimeSpan.FromSeconds(10))).Body);
        }

        // Credit that was given back is not used by what comes later.
        Assert.Null(await receiver.ReceiveAsync(TimeSpan.FromMilliseconds(500)));
        Assert.Null(await LiteClient.SendAsync(sender, new Message(3)));
        Assert.Null(await receiver.ReceiveAsync(TimeSpan.FromMilliseconds(500)));
        receiver.SetCredit(1, CreditMode.Manual);
        Assert.Equal(3, (await receiver.ReceiveAsync(TimeSpan.FromSeconds(10))).Body);
    }

    [Fact]
    public async Task Events_sent_over_https_are_read_with_their_types()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        using var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(hub.Hub.Endpoint, "/greenhouse/publishers/wipy-01/messages"))
        {
            Content = new ByteArrayContent([1, 2]) { Headers = { ContentType = new("application/octet-stream") } },
        };
        request.Headers.TryAddWithoutValidation("Authorization", hub.Token("https://localhost/greenhouse"));
        request.Headers.Add("row", "3");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(201, (int)answer.StatusCode);
        var partition = Assert.Single(await hub.ReadAsync(1)).Partition;

        var read = await client.Receiver($"greenhouse/ConsumerGroups/$Default/Partitions/{partition}").ReceiveAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(("application/octet-stream", 3), (read.Properties.ContentType.ToString(), read.ApplicationProperties["row"]));
        Assert.Equal(("wipy-01", "wipy-01"), (read.MessageAnnotations[new Symbol("x-opt-publisher")], read.MessageAnnotations[PartitionKey]));
        Assert.Equal([1, 2], (byte[])read.Body);
    }

    private static Message WithKey(string key)
    {
        var message = new Message("a") { MessageAnnotations = new MessageAnnotations() };
        message.MessageAnnotations[PartitionKey] = key;
        return message;
    }
}
