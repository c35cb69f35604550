using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Devices.Tests;

/// <summary>One connection is used as long as it can be, and a dead one costs no message.</summary>
public class ConnectionTests : SenderTest
{
    private const string SendThree = "for body in (b'one', b'two', b'three'):\n    attempt(sender, body)";

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_connection_that_the_hub_announced_to_close_is_replaced_without_an_error(string runtime)
    {
        await using var hub = Hub(
            Answer.Created,
            Answer.Status(201, "Created", "", "Connection: close").ThenClose(),
            Answer.Status(503, "Busy", "", "connection: Close").ThenClose());
        var lines = await RunAsync(runtime, hub.Port, SendThree + "\nattempt(sender, b'four')");

        Assert.Equal(["sent", "sent", "RetryLater 503 10 503", "sent"], lines);
        Assert.Equal(["one", "two", "three", "four"], hub.Bodies);
        Assert.Equal(3, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_message_on_a_used_connection_that_died_is_sent_again_on_a_new_one(string runtime)
    {
        await using var hub = Hub(Answer.Created.ThenClose(), Answer.Created, Answer.Nothing);
        var lines = await RunAsync(runtime, hub.Port, SendThree);

        Assert.Equal(["sent", "sent", "sent"], lines);
        // The hub took "three" and died before its answer: at least once means that it comes twice.
        Assert.Equal(["one", "two", "three", "three"], hub.Bodies);
        Assert.Equal(3, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_reset_in_the_middle_of_an_answer_is_retried_once_on_a_used_connection(string runtime)
    {
        var cut = new Answer("HTTP/1.1 201 Cre").ThenReset();
        await using var hub = Hub(Answer.Created, cut, Answer.Created, cut, cut);
        var lines = await RunAsync(runtime, hub.Port, SendThree + "\nattempt(sender, b'four')");

        Assert.Equal(["sent", "sent"], lines[..2]);
        Assert.StartsWith("RetryLater 0 10 no connection: ", lines[2], StringComparison.Ordinal);
        Assert.Equal("sent", lines[3]);
        Assert.Equal(["one", "two", "two", "three", "three", "four"], hub.Bodies);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_message_on_a_new_connection_that_dies_is_not_sent_again_by_itself(string runtime)
    {
        await using var hub = Hub(Answer.Nothing);
        var lines = await RunAsync(runtime, hub.Port, "attempt(sender, b'one')\nattempt(sender, b'two')");

        Assert.Equal(["RetryLater 0 10 no connection: the hub closed the connection", "sent"], lines);
        Assert.Equal(["one", "two"], hub.Bodies);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_late_answer_is_not_taken_for_that_of_the_next_message(string runtime)
    {
        await using var hub = Hub(Answer.Status(413, "Too Large").After(TimeSpan.FromSeconds(30)));
        var lines = await RunAsync(runtime, hub.Port, "attempt(sender, b'one')\nattempt(sender, b'two')", timeout: 2);

        Assert.StartsWith("RetryLater 0 10 no connection: ", lines[0], StringComparison.Ordinal);
        Assert.Equal("sent", lines[1]);
        Assert.Equal(2, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_connection_idle_for_nearly_four_minutes_is_replaced_before_the_hub_drops_it(string runtime)
    {
        await using var hub = Hub();
        var lines = await RunAsync(runtime, hub.Port, """
            clock = Ticks(1073741000)
            board_ticks.time = clock
            attempt(sender, b'one')
            clock.ms += 229999
            attempt(sender, b'two')
            clock.ms += 230000
            attempt(sender, b'three')
            """);

        Assert.Equal(["sent", "sent", "sent"], lines);
        Assert.Equal(["one", "two", "three"], hub.Bodies);
        Assert.Equal(2, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_interrupted_send_leaves_a_sender_that_starts_over(string runtime)
    {
        await using var hub = Hub();
        var lines = await RunAsync(runtime, hub.Port, """
            attempt(sender, b'one')
            read = eventhub_sender.HttpAnswer.read_with
            def interrupted(answer, readinto):
                raise KeyboardInterrupt
            eventhub_sender.HttpAnswer.read_with = interrupted
            try:
                sender.send(b'two')
            except KeyboardInterrupt:
                print('interrupted')
            eventhub_sender.HttpAnswer.read_with = read
            attempt(sender, b'three')
            """);

        Assert.Equal(["sent", "interrupted", "sent"], lines);
        Assert.Equal(2, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Where_nobody_listens_the_message_is_to_be_kept(string runtime)
    {
        var hub = Hub();
        var port = hub.Port;
        await hub.DisposeAsync();
        var lines = await RunAsync(runtime, port, "attempt(sender, b'one')");

        Assert.StartsWith("RetryLater 0 10 no connection: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_host_without_an_address_means_that_the_message_is_to_be_kept(string runtime)
    {
        var lines = await RunAsync(runtime, 443, "attempt(sender, b'one')", host: "hub.invalid");

        Assert.StartsWith("RetryLater 0 10 no connection: ", Assert.Single(lines), StringComparison.Ordinal);
    }
}
