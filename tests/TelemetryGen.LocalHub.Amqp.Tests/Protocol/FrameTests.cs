using Amqp;
using Amqp.Framing;
using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Protocol;

/// <summary>Bytes that no client of good will sends. Each ends its own connection with a reason, and no other one.</summary>
public sealed class FrameTests
{
    public static TheoryData<string, string> Frames => new()
    {
        { "0000000702000000", "A frame cannot have 7 bytes" },
        { "0000000002000000", "A frame cannot have 0 bytes" },
        { "0001000102000000", "A frame of 65537 bytes is larger than 65536" },
        { "FFFFFFFF02000000", "A frame of 4294967295 bytes is larger than 65536" },
        { "4745542F02000000", "is larger than 65536" },
        { "0000000801000000", "The data of a frame cannot begin at 4" },
        { "0000000803000000", "The data of a frame cannot begin at 12" },
        { "0000000802010000", "There is no type 1 of frames here" },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public async Task What_is_no_frame_ends_the_connection_with_a_framing_error(string bytes, string reason)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var other = await LiteClient.ConnectWithTokenAsync(hub);
        using var client = await RawClient.OpenAsync(hub);

        await client.SendAsync(Convert.FromHexString(bytes));
        var said = await client.EndAsync();

        Assert.Contains("amqp:connection:framing-error", said, StringComparison.Ordinal);
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.Contains("com.microsoft:tracking-id", said, StringComparison.Ordinal);
        await hub.Log.LineAsync("connection ended with an error: amqp:connection:framing-error");
        Assert.Null(await LiteClient.SendAsync(other.Sender("greenhouse"), new Message("a")));
    }

    public static TheoryData<string> Bodies =>
    [
        "00", "005310", "005399C00101", "0053FFC0", "01", "005311C0FF01", "005312C00100", "005313C00100", "005314C00100", "005315C00100",
            "005316C00100",
        "005317C00100", "005312D0FFFFFFFF00000001", "005311E0FF", "0000000000", "A10161", "005311C00A0440520052FF52",
            "005314C00A0B70FFFFFFFF4343A00100",
    ];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_performative_of_the_moment_ends_the_connection(string body)
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var other = await LiteClient.ConnectWithTokenAsync(hub);
        using var client = await RawClient.OpenAsync(hub);

        await client.SendAsync(RawClient.Frame(body));
        var said = await client.EndAsync();

        Assert.Contains("amqp:", said, StringComparison.Ordinal);
        Assert.Null(await LiteClient.SendAsync(other.Sender("greenhouse"), new Message("a")));
    }

    public static TheoryData<string, string> Beginnings => new()
    {
        { "414D515000010000", "it did not begin with SASL" },
        { "414D515002010000", "it did not begin with SASL" },
        { "414D515003010000" + "0000020102010000", "it sent no sasl-init of at most 512 bytes" },
        { "414D515003010000" + "0000000802010000", "it sent no sasl-init of at most 512 bytes" },
        { "414D515003010000" + "0000000C0201000000534045", "it sent no sasl-init of at most 512 bytes" },
        { "414D515003010000" + "0000001802010000" + "005341C00B01A3084449474553542D4D", "it asked for a mechanism that is not offered" },
        { "414D515003010000" + "0000001502010000" + "005341C00801A305504C41494E", "its PLAIN response is not user and password" },
        { "414D515003010000" + "0000001902010000" + "005341C00C01A309414E4F4E594D4F5553" + "414D515003010000",
            "it did not go on with AMQP 1.0.0" },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task Who_is_not_through_sasl_is_not_let_in(string bytes, string reason)
    {
        await using var hub = await AmqpHub.StartAsync();
        using var client = await RawClient.ConnectAsync(hub);

        await client.SendAsync(Convert.FromHexString(bytes));
        var said = await client.EndAsync();

        Assert.StartsWith("AMQP\u0003\u0001\0\0", said, StringComparison.Ordinal);
        await hub.Log.LineAsync($"was not let in: {reason}");
    }

    [Fact]
    public async Task Silent_peers_hold_nobody_up_and_are_dropped_after_ten_seconds()
    {
        await using var hub = await AmqpHub.StartAsync(
            options => options with { Connections = new ConnectionLimits { FirstRequestTime = TimeSpan.FromSeconds(10) } });
        using var silent = await RawClient.ConnectAsync(hub);
        using var half = await RawClient.ConnectAsync(hub);
        await half.SendAsync(RawClient.SaslHeader.ToArray());
        var start = TimeProvider.System.GetTimestamp();

        for (var i = 0; i < 5; i++)
        {
            await using var client = await LiteClient.ConnectWithTokenAsync(hub);
            Assert.Null(await LiteClient.SendAsync(client.Sender("greenhouse"), new Message("a")));
        }

        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await Task.WhenAll(silent.EndAsync(), half.EndAsync());
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(15));
        await hub.Log.LineAsync("was not let in: it was not through SASL after 10 s");
    }

    [Fact]
    public async Task A_message_without_end_ends_its_link_when_it_is_twice_too_large()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var other = await LiteClient.ConnectWithTokenAsync(hub);
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);
        var sender = client.Sender("greenhouse");
        var ended = LiteClient.EndAsync(sender);

        sender.Send(new Message { BodySection = new Data { Binary = new byte[3_000_000] } }, null, null);

        var error = await ended;
        Assert.Equal("amqp:link:message-size-exceeded", error.Condition.ToString());
        Assert.StartsWith("41300: The message is larger than twice the 1048576 bytes that the link takes. TrackingId:", error.Description,
            StringComparison.Ordinal);
        await hub.Log.LineAsync("greenhouse: link ended (41300)");

        // The connection goes on, and so do all others.
        Assert.Null(await LiteClient.SendAsync(client.Sender("greenhouse"), new Message("a")));
        Assert.Null(await LiteClient.SendAsync(other.Sender("greenhouse"), new Message("b")));
        Assert.Equal(2, (await hub.ReadAsync(2)).Count);
    }

    [Fact]
    public async Task A_thousand_links_of_one_client_leave_the_others_alone()
    {
        await using var hub = await AmqpHub.StartAsync();
        await using var other = await LiteClient.ConnectWithTokenAsync(hub);
        await using var client = await LiteClient.ConnectWithTokenAsync(hub);

        // The pair for tokens has gone; the client's own bound of links is 64 in a session.
        var senders = Enumerable.Range(0, 20).SelectMany(_ =>
        {
            var session = new Session(client.Connection);
            return Enumerable.Range(0, 50).Select(i => new SenderLink(session, $"s{i}", "greenhouse"));
        }).ToArray();
        var told = await Task.WhenAll(senders.Select(sender => LiteClient.SendAsync(sender, new Message("a"))));

        Assert.Equal(1000, told.Count(error => error is null));
        Assert.Null(await LiteClient.SendAsync(other.Sender("greenhouse"), new Message("a")));
        Assert.Equal(1001, (await hub.ReadAsync(1001)).Count);
    }
}
