using TelemetryGen.LocalHub.Amqp.Tests.Fixtures;

namespace TelemetryGen.LocalHub.Amqp.Tests.Clients;

/// <summary>azure-eventhub of Debian's python3-azure against the hub. That version has no emulator form.</summary>
[Trait("Kind", "Device")]
public sealed class PythonClientTests
{
    public static TheoryData<ClientForm> Forms => [ClientForm.Tls, ClientForm.WebSocket];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task It_asks_sends_and_reads(ClientForm form)
    {
        await using var hub = await AmqpHub.StartAsync();
        using var client = ClientScript.PythonClient(hub, "everything", form);

        var seen = await client.ResultAsync();

        Assert.Equal("""["0", "1", "2", "3"]""", seen.GetProperty("partitions").GetRawText());
        Assert.Equal("""[true, -1]""", seen.GetProperty("before").GetRawText());
        Assert.Equal("""[false, 499]""", seen.GetProperty("after").GetRawText());
        Assert.True(seen.GetProperty("inOrder").GetBoolean());
        Assert.True(seen.GetProperty("metrics").GetBoolean());
        var first = seen.GetProperty("first");
        Assert.Equal(("ä", "application/json", "m0"), (Text("text"), Text("contentType"), Text("messageId")));
        Assert.Equal(0, first.GetProperty("i").GetInt32());
        Assert.Contains(await hub.ReadAsync(501),
            item => item.PartitionKey == "device-1" && item.Body.Span.SequenceEqual(new byte[] { 0, 255 }));

        string? Text(string name) => first.GetProperty(name).GetString();
    }

    [Fact]
    public async Task A_wrong_key_is_told_by_name()
    {
        await using var hub = await AmqpHub.StartAsync();
        using var wrongKey = ClientScript.PythonClient(hub, "refused", ClientForm.Tls, "manage", ("HUB_KEY", "bm90IHRoZSBrZXk="));

        var names = (await wrongKey.ResultAsync()).GetProperty("names");
        Assert.Equal("""["AuthenticationError", "AuthenticationError"]""", names.GetRawText());
    }

    [Fact]
    public async Task A_missing_right_is_told_by_name_with_what_is_required()
    {
        await using var hub = await AmqpHub.StartAsync();
        using var client = ClientScript.PythonClient(hub, "refused", ClientForm.Tls, "listen");

        var seen = await client.ResultAsync();

        // It may ask what the hub is, and not send.
        Assert.Equal("""[null, "ConnectionLostError"]""", seen.GetProperty("names").GetRawText());
        Assert.Matches(
            "^40107: Unauthorized access\\. 'Send' claim\\(s\\) are required to perform this operation\\. Resource: 'greenhouse'\\. "
                + "TrackingId:[0-9a-f-]{36}, SystemTracker:greenhouse, Timestamp:[0-9T:-]+\nError condition: amqp:unauthorized-access\n",
            seen.GetProperty("texts")[1].GetString());
        Assert.Single(hub.Log.Lines, static line => line.Contains(": attach refused (40107) TrackingId ", StringComparison.Ordinal));
        Assert.Equal(0, hub.Hub.LastPosition);
    }
}
