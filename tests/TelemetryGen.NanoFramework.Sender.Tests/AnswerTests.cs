using System.Globalization;
using TelemetryGen.Device;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.NanoFramework.Sender.Tests;

/// <summary>Each answer becomes what it should, however it comes over the line.</summary>
public class AnswerTests : BoardTest
{
    [Theory]
    [InlineData(400, "400: 40000: The name is wrong. (the message will never be accepted)")]
    [InlineData(404, "404: 40000: The name is wrong. (no such hub: check its name)")]
    [InlineData(405, "405: 40000: The name is wrong. (the message will never be accepted)")]
    [InlineData(413, "413: 40000: The name is wrong. (the message is too large for the hub)")]
    [InlineData(200, "200: 40000: The name is wrong. (the message will never be accepted)")]
    public async Task What_will_never_be_accepted_is_rejected_and_the_connection_stays(int status, string text)
    {
        await using var hub = Hub(Answer.Status(status, "No", Answer.Xml(status, "40000: The name is wrong.")));
        using var sender = Sender(hub.Port);
        var error = await FailAsync<RejectedException>(sender);
        await SendAsync(sender, "two");

        Assert.Equal((text, status), (error.Message, error.Status));
        Assert.Equal(["one", "two"], hub.Bodies);
        Assert.Equal(1, hub.Connections);
    }

    [Theory]
    [InlineData(408, "", 10)]
    [InlineData(429, "Retry-After: 7", 7)]
    [InlineData(429, "Retry-After: soon", 10)]
    [InlineData(429, "Retry-After: 0", 10)]
    [InlineData(500, "", 10)]
    [InlineData(503, "retry-after:  60 ", 60)]
    [InlineData(503, "Retry-After: Fri, 15 Jan 2027 08:00:00 GMT", 10)]
    [InlineData(599, "", 10)]
    public async Task A_busy_hub_is_a_retry_when_it_says(int status, string header, int seconds)
    {
        await using var hub = Hub(Answer.Status(status, "Later", "", header.Length == 0 ? [] : [header]));
        using var sender = Sender(hub.Port);
        var error = await FailAsync<RetryLaterException>(sender);
        await SendAsync(sender, "one");

        Assert.Equal((status.ToString(CultureInfo.InvariantCulture), status, seconds),
            (error.Message, error.Status, error.RetryAfterSeconds));
        Assert.Equal(["one", "one"], hub.Bodies);
        Assert.Equal(1, hub.Connections);
    }

    [Fact]
    public async Task A_used_up_quota_is_no_fault_of_the_message()
    {
        await using var hub = Hub(Answer.Status(403, "Forbidden", "quota"));
        using var sender = Sender(hub.Port);
        var error = await FailAsync<RetryLaterException>(sender);

        Assert.Equal(("403: quota (quota used up, or sending is disabled)", 403, 300),
            (error.Message, error.Status, error.RetryAfterSeconds));
    }

    [Fact]
    public async Task An_answer_may_come_byte_by_byte()
    {
        await using var hub = Hub(
            Answer.Status(404, "Not Found", Answer.Xml(404, "40401: No such hub")).ByteByByte(), Answer.Created.ByteByByte());
        using var sender = Sender(hub.Port);
        var error = await FailAsync<RejectedException>(sender);
        await SendAsync(sender, "two");

        Assert.Equal("404: 40401: No such hub (no such hub: check its name)", error.Message);
        Assert.Equal(1, hub.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData(
        "HTTP/1.1 201 Created\r\ntransfer-encoding: Chunked\r\n\r\n5;name=value\r\nhello\r\nA \r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 201 Created\nContent-Length: 0\n\n")]
    public async Task A_message_is_stored_and_the_connection_stays(string answer)
    {
        await using var hub = Hub(new Answer(answer));
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        await SendAsync(sender, "two");

        Assert.Equal(["one", "two"], hub.Bodies);
        Assert.Equal(1, hub.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.0 201 Created\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 201 Created\r\n\r\n")]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: many\r\n\r\n")]
    public async Task A_message_is_stored_and_the_next_has_a_new_connection(string answer)
    {
        await using var hub = Hub(new Answer(answer));
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        await SendAsync(sender, "two");

        Assert.Equal(["one", "two"], hub.Bodies);
        Assert.Equal(2, hub.Connections);
    }

    [Theory]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Le", "the hub closed the connection")]
    [InlineData("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nhel", "the hub closed the connection")]
    [InlineData("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "the hub closed the connection")]
    [InlineData("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nfive\r\n", "the answer has a bad chunk")]
    [InlineData("HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n\r\n", "the answer has a bad chunk")]
    [InlineData("220 smtp.example ESMTP\r\n\r\n", "the answer is not HTTP")]
    [InlineData("HTTP/1.1 2x1 Created\r\n\r\n", "the answer is not HTTP")]
    [InlineData("\r\n", "the answer is not HTTP")]
    public async Task An_answer_that_is_cut_or_no_answer_leaves_the_message_to_be_sent_again(string answer, string text)
    {
        await using var hub = Hub(new Answer(answer).ThenClose());
        using var sender = Sender(hub.Port);
        var error = await FailAsync<RetryLaterException>(sender);
        await SendAsync(sender, "one");

        Assert.Equal(("no connection: " + text, 0, 10), (error.Message, error.Status, error.RetryAfterSeconds));
        Assert.Equal(["one", "one"], hub.Bodies);
    }

    [Fact]
    public async Task Headers_without_end_are_not_read_to_the_end()
    {
        var many = string.Concat(Enumerable.Range(0, 500).Select(i => $"X-Header-{i}: some value\r\n"));
        await using var hub = Hub(
            new Answer("HTTP/1.1 201 Created\r\n" + many + "\r\n"),
            new Answer("HTTP/1.1 201 Created\r\nX: " + new string('x', 9000) + "\r\n\r\n"),
            new Answer(string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 20))));
        using var sender = Sender(hub.Port);

        Assert.Equal("no connection: the answer has too many headers", (await FailAsync<RetryLaterException>(sender)).Message);
        Assert.Equal("no connection: the answer has a line without end", (await FailAsync<RetryLaterException>(sender)).Message);
        Assert.Equal("no connection: the answer does not come to its end", (await FailAsync<RetryLaterException>(sender)).Message);
    }

    [Fact]
    public async Task A_header_line_longer_than_the_buffer_is_passed_over()
    {
        await using var hub = Hub(Answer.Status(201, "Created", "", "X: " + new string('x', 5000)));
        using var sender = Sender(hub.Port);
        await SendAsync(sender, "one");
        await SendAsync(sender, "two");

        Assert.Equal(1, hub.Connections);
    }

    [Fact]
    public async Task Of_a_large_body_the_beginning_is_kept_and_the_connection_is_not()
    {
        await using var hub = Hub(
            Answer.Status(500, "Failed", new string('e', 10000)),
            new Answer("HTTP/1.1 500 Failed\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n" + new string('e', 100)));
        using var sender = Sender(hub.Port);
        var error = await FailAsync<RetryLaterException>(sender);
        var chunked = await FailAsync<RetryLaterException>(sender);
        await SendAsync(sender, "one");

        Assert.Equal("500: " + new string('e', 400), error.Message);
        Assert.Equal("500", chunked.Message);
        Assert.Equal(3, hub.Connections);
    }

    [Fact]
    public async Task What_is_not_ASCII_in_an_error_becomes_question_marks()
    {
        await using var hub = Hub(Answer.Status(400, "Bad", "Straße"));
        using var sender = Sender(hub.Port);

        Assert.Equal("400: Stra??e (the message will never be accepted)", (await FailAsync<RejectedException>(sender)).Message);
    }
}
