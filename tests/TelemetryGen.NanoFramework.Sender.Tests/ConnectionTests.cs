using System.Net;
using System.Net.Sockets;
using TelemetryGen.Device;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>One connection, kept as long as it is good.</summary>
public class ConnectionTests : BoardTest
{
    [Fact]
    public async Task Many_messages_take_one_connection()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        for (var i = 0; i < 50; i++)
        {
            await SendAsync(sender, $"message {i}");
        }

        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"message {i}"), hub.Bodies);
        Assert.Equal((1, 1), (hub.Connections, hub.Handshakes));
    }

    [Fact]
    public async Task A_connection_that_the_hub_ended_without_a_word_costs_no_message()
    {
        await using var hub = Hub(Answer.Created.ThenClose(), Answer.Created.ThenReset());
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await SendAsync(sender, "two");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        await SendAsync(sender, "three");

        Assert.Equal(["one", "two", "three"], hub.Bodies);
        Assert.Equal(3, hub.Connections);
    }

    [Fact]
    public async Task A_used_connection_that_breaks_before_the_answer_sends_the_message_once_more()
    {
        await using var hub = Hub(Answer.Created, Answer.Nothing);
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        await SendAsync(sender, "two");

        Assert.Equal(["one", "two", "two"], hub.Bodies);
    }

    [Fact]
    public async Task A_new_connection_that_breaks_before_the_answer_is_reported_and_the_sender_goes_on()
    {
        await using var hub = Hub(Answer.Nothing);
        using var sender = Sender(hub.Port);
        var error = await FailAsync<RetryLaterException>(sender);
        await SendAsync(sender, "one");

        Assert.Equal(("no connection: the hub closed the connection", 0, 10), (error.Message, error.Status, error.RetryAfterSeconds));
        Assert.Equal(["one", "one"], hub.Bodies);
    }

    [Fact]
    public async Task Connection_close_is_honoured()
    {
        await using var hub = Hub(Answer.Status(201, "Created", "", "Connection: Close"));
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        await SendAsync(sender, "two");

        Assert.Equal(["one", "two"], hub.Bodies);
        Assert.Equal(2, hub.Connections);
    }

    [Theory]
    [InlineData(229, 1)]
    [InlineData(230, 2)]
    public async Task A_connection_idle_for_230_seconds_is_replaced(int seconds, int connections)
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        Board.Current.Elapsed = TimeSpan.FromSeconds(seconds);
        await SendAsync(sender, "two");

        Assert.Equal(connections, hub.Connections);
    }

    [Fact]
    public async Task Close_ends_the_connection_and_the_next_send_opens_one()
    {
        await using var hub = Hub();
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        sender.Close();
        await SendAsync(sender, "two");

        Assert.Equal(2, hub.Connections);
    }

    [Fact]
    public async Task What_is_left_of_an_older_answer_is_never_taken_for_the_next()
    {
        // One write, so that the second answer is in the buffer with the first.
        await using var hub = Hub(
            new Answer("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n"),
            Answer.Status(503, "Busy"));
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        var error = await FailAsync<RetryLaterException>(sender, "two");

        Assert.Equal(503, error.Status);
        Assert.Equal(2, hub.Connections);
    }

    [Fact]
    public async Task A_hub_that_is_not_there_is_a_retry()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var sender = Sender(port);
        var error = await FailAsync<RetryLaterException>(sender);

        Assert.Equal(("no connection: nothing listens there", 10), (error.Message, error.RetryAfterSeconds));
    }

    [Fact]
    public async Task A_host_that_no_one_knows_is_a_retry()
    {
        using var sender = Sender(443, host: "no-such-host.invalid");
        var error = await FailAsync<RetryLaterException>(sender);

        // Of a resolver that is not there the system says "try again".
        Assert.Contains(error.Message, (string[])["no connection: no such host", "no connection: socket error 11002"]);
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_in_time_is_a_retry()
    {
        await using var hub = Hub(Answer.Created.After(TimeSpan.FromSeconds(20)));
        using var sender = Sender(hub.Port);
        sender.TimeoutSeconds = 1;
        var error = await FailAsync<RetryLaterException>(sender);

        Assert.Equal("no connection: no answer in time", error.Message);
    }

    [Fact]
    public async Task A_server_that_says_nothing_to_the_handshake_is_given_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var sender = Sender(((IPEndPoint)listener.LocalEndpoint).Port);
        sender.TimeoutSeconds = 1;
        var error = await FailAsync<RetryLaterException>(sender);

        Assert.Equal("no connection: no answer in 1 s", error.Message);
    }
}
