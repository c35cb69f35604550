using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.Devices.Tests;

/// <summary>Every status becomes the error that says what to do.</summary>
public class AnswerTests : SenderTest
{
    // The device's clock in these tests, the same as the hub's.
    private const string ClockIsRight = "unix_clock.time = Clock(1800000000)\n";
    private const string SendTwice = "attempt(sender, b'one')\nattempt(sender, b'two')";

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_token_past_its_end_by_the_hubs_clock_is_reported_as_expired(string runtime)
    {
        await using var hub = Hub(Answer.Status(401, "Unauthorized", Answer.Xml(401, "ExpiredToken"), $"Date: {HubDate}"));
        var lines = await RunAsync(
            runtime, hub.Port, ClockIsRight + SendTwice, Token.Replace("4000000000", "1799999940", StringComparison.Ordinal));

        Assert.Equal(
            ["TokenError 401 1800000000 401: ExpiredToken (the token expired 60 s ago: provision a new one)", "sent"], lines);
        Assert.Equal(1, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_refused_token_is_blamed_on_the_clock_when_that_is_off_by_more_than_15_minutes(string runtime)
    {
        await using var hub = Hub(Answer.Status(401, "Unauthorized", "", $"Date: {HubDate}"));
        var lines = await RunAsync(runtime, hub.Port, "unix_clock.time = Clock(1799999099)\n" + SendTwice);

        Assert.Equal(["TokenError 401 1800000000 401 (the clock is off by -901 s: set it)", "sent"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_refused_token_that_is_in_time_shows_the_hubs_own_words(string runtime)
    {
        const string Detail = "SubCode=40103: Invalid authorization token signature. TrackingId:1";
        await using var hub = Hub(Answer.Status(401, "Unauthorized", Answer.Xml(401, Detail), $"Date: {HubDate}"));
        var lines = await RunAsync(runtime, hub.Port, ClockIsRight + SendTwice);

        Assert.Equal(
            [$"TokenError 401 1800000000 401: {Detail} (wrong token for this hub and device, or its key was changed: provision a new one)",
                "sent"],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_refused_token_without_a_date_is_judged_by_the_devices_clock(string runtime)
    {
        await using var hub = Hub(Answer.Status(401, "Unauthorized"), Answer.Status(401, "Unauthorized", "", "Date: soon"));
        var lines = await RunAsync(runtime, hub.Port, "unix_clock.time = Clock(4000000001)\n" + SendTwice);

        Assert.Equal(
            Enumerable.Repeat("TokenError 401 0 401 (the token expired 1 s ago: provision a new one)", 2), lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task What_will_never_be_accepted_is_rejected_for_good(string runtime)
    {
        await using var hub = Hub(
            Answer.Status(400, "Bad Request", Answer.Xml(400, "Malformed")),
            Answer.Status(404, "Not Found"),
            Answer.Status(410, "Gone"),
            Answer.Status(413, "Payload Too Large"),
            Answer.Status(302, "Found", "", "Location: https://elsewhere.test/"),
            Answer.Status(203, "Non-Authoritative Information"));
        var lines = await RunAsync(runtime, hub.Port, "for i in range(7):\n    attempt(sender, b'x')");

        Assert.Equal(
            [
                "RejectedError 400  400: Malformed (the message will never be accepted)",
                "RejectedError 404  404 (no such hub: check its name)",
                "RejectedError 410  410 (the message will never be accepted)",
                "RejectedError 413  413 (the message is too large for the hub)",
                "RejectedError 302  302 (the message will never be accepted)",
                "RejectedError 203  203 (the message will never be accepted)",
                "sent",
            ],
            lines);
        Assert.Equal(1, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_gateway_that_says_in_another_way_that_it_has_the_message_has_it(string runtime)
    {
        await using var hub = Hub(
            Answer.Status(200, "OK", "stored"),
            Answer.Status(202, "Accepted"),
            // No body follows, whatever it says.
            new Answer("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n"),
            new Answer("HTTP/1.1 204 No Content\r\n\r\n"));
        var lines = await RunAsync(runtime, hub.Port, "for i in range(5):\n    attempt(sender, b'x')");

        Assert.Equal(Enumerable.Repeat("sent", 5), lines);
        Assert.Equal(1, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_header_that_is_a_list_is_read_as_one(string runtime)
    {
        await using var hub = Hub(
            Answer.Status(201, "Created", "", "Connection: foo, Close").ThenClose(),
            Answer.Status(201, "Created", "", "Connection: close ,foo").ThenClose(),
            Answer.Status(201, "Created", "", "Connection: closed, foo, not close"),
            new Answer("HTTP/1.1 201 Created\r\nTransfer-Encoding: identity, chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"));
        var lines = await RunAsync(runtime, hub.Port, "for i in range(5):\n    attempt(sender, b'x')\n    print(sender._sock is None)");

        Assert.Equal(["sent", "True", "sent", "True", "sent", "False", "sent", "False", "sent", "False"], lines);
        Assert.Equal(3, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_watchdog_is_fed_before_each_step_of_a_request_and_of_its_repetition(string runtime)
    {
        await using var hub = Hub(Answer.Created, Answer.Nothing, Answer.Created);
        var lines = await RunAsync(runtime, hub.Port, """
            fed = []
            sender._feed = lambda: fed.append(1)
            for i in range(2):
                attempt(sender, b'x')
                print(len(fed))
            """);

        // Connection, request, answer; then request, answer, and all three again.
        Assert.Equal(["sent", "3", "sent", "8"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Without_a_token_nothing_is_connected_until_one_comes(string runtime)
    {
        await using var hub = Hub();
        var lines = await RunAsync(runtime, hub.Port, """
            sender.use_token('')
            attempt(sender, b'x')
            sender.use_token(settings.TOKEN)
            attempt(sender, b'x')
            """);

        Assert.Equal(["TokenError 401 0 there is no valid token: provision one", "sent"], lines);
        Assert.Equal(1, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_busy_hub_is_asked_again_after_the_time_it_names(string runtime)
    {
        await using var hub = Hub(
            Answer.Status(429, "Too Many Requests", "", "Retry-After: 7"),
            Answer.Status(503, "Service Unavailable", Answer.Xml(50002, "Server busy"), "retry-after:  120"),
            Answer.Status(500, "Internal Server Error"),
            Answer.Status(408, "Request Timeout"),
            Answer.Status(503, "Service Unavailable", "", "Retry-After: Fri, 15 Jan 2027 08:00:00 GMT"),
            Answer.Status(403, "Forbidden", Answer.Xml(403, "Quota exceeded")));
        var lines = await RunAsync(runtime, hub.Port, "for i in range(7):\n    attempt(sender, b'x')");

        Assert.Equal(
            [
                "RetryLater 429 7 429",
                "RetryLater 503 120 503: Server busy",
                "RetryLater 500 10 500",
                "RetryLater 408 10 408",
                "RetryLater 503 10 503",
                "RetryLater 403 300 403: Quota exceeded (quota used up, or sending is disabled)",
                "sent",
            ],
            lines);
        Assert.Equal(1, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_answer_may_come_byte_by_byte_and_in_chunks_and_the_connection_is_still_used(string runtime)
    {
        const string Chunked =
            "HTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n9;x=y\r\n<Detail>a\r\n10\r\n wait</Detail></>\r\n0\r\nTrailer: "
                + "1\r\n\r\n";
        await using var hub = Hub(
            Answer.Created.ByteByByte(),
            new Answer(Chunked).ByteByByte(),
            new Answer("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            new Answer("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok"));
        var lines = await RunAsync(runtime, hub.Port, "for i in range(5):\n    attempt(sender, b'x')");

        Assert.Equal(["sent", "RetryLater 503 10 503: a wait", "sent", "sent", "sent"], lines);
        Assert.Equal(1, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_long_error_text_is_kept_up_to_its_bound_and_what_is_not_ascii_is_replaced(string runtime)
    {
        await using var hub = Hub(
            Answer.Status(400, "Bad Request", "é" + new string('a', 5000)),
            Answer.Status(400, "Bad Request", new string('b', 100_000)));
        var lines = await RunAsync(runtime, hub.Port, "for i in range(3):\n    attempt(sender, b'x')");

        Assert.Equal(
            [
                $"RejectedError 400  400: ??{new string('a', 398)} (the message will never be accepted)",
                $"RejectedError 400  400: {new string('b', 400)} (the message will never be accepted)",
                "sent",
            ],
            lines);
        // The second body was not read to its end, so its connection could not be used again.
        Assert.Equal(2, hub.Connections);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task An_answer_that_is_not_http_or_never_ends_is_a_broken_line(string runtime)
    {
        string[] answers =
        [
            "SSH-2.0-OpenSSH_9.6 with more text\r\n",
            "HTTP/1.1 2",
            "HTTP/1.1 201 Created\r\nServer: x",
            "HTTP/1.1 201 Created\r\n" + string.Concat(Enumerable.Repeat("X-Filler: " + new string('f', 90) + "\r\n", 100)) + "\r\n",
            "HTTP/1.1 201 Created\r\nX-Filler: " + new string('f', 9000) + "\r\n\r\n",
            "HTTP/1.1 500 Error\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        ];
        await using var hub = Hub([.. answers.Select(a => new Answer(a).ThenClose())]);
        var lines = await RunAsync(runtime, hub.Port, "for i in range(7):\n    attempt(sender, b'x')");

        Assert.Equal(
            [
                "RetryLater 0 10 no connection: the answer is not HTTP",
                "RetryLater 0 10 no connection: the hub closed the connection",
                "RetryLater 0 10 no connection: the hub closed the connection",
                "RetryLater 0 10 no connection: the answer has too many headers",
                "RetryLater 0 10 no connection: the answer has a line without end",
                "RetryLater 0 10 no connection: the answer has a bad chunk",
                "sent",
            ],
            lines);
    }
}
