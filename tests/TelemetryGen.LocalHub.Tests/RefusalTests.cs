namespace TelemetryGen.LocalHub.Tests;

public sealed class RefusalTests
{
    private const int OneMegabyte = 1024 * 1024;

    public static TheoryData<string, bool> LargeBodies => new MatrixTheoryData<string, bool>(
        ["/greenhouse/messages", "/greenhouse/partitions/0/messages", "/greenhouse/publishers/wipy-01/messages"], [false, true]);

    [Theory]
    [InlineData("/")]
    [InlineData("/greenhouse/message")]
    [InlineData("/greenhouse/messages/")]
    [InlineData("/greenhouse//messages")]
    [InlineData("/greenhouse/publishers//messages")]
    [InlineData("/greenhouse/partitions/0")]
    public async Task Unknown_path_is_404(string path)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await hub.SendAsync(path, Answers.Body("a")), 404, "40400: No such path; there are /{hub}/messages");
    }

    [Theory]
    [InlineData("/nothere/messages")]
    [InlineData("/nothere/partitions/0/messages")]
    [InlineData("/nothere/publishers/wipy-01/messages")]
    public async Task Post_to_unknown_hub_is_404(string path)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(await hub.SendAsync(path, Answers.Body("a")), 404, "40401: No such hub: 'nothere'.");
    }

    [Theory]
    [InlineData("4")]
    [InlineData("-1")]
    [InlineData("00")]
    [InlineData("a")]
    [InlineData("4294967296")]
    public async Task Post_to_unknown_partition_is_404(string partition)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await hub.SendAsync($"/greenhouse/partitions/{partition}/messages", Answers.Body("a")),
            404,
            $"40402: No such partition: '{partition}'; the hub has 0 to 3.");
    }

    [Theory]
    [InlineData("a%2Fb")]
    [InlineData("a%0Ab")]
    [InlineData("a%25b")]
    public async Task Publisher_with_a_name_that_is_not_one_segment_is_400(string publisher)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await hub.SendAsync($"/greenhouse/publishers/{publisher}/messages", Answers.Body("a")),
            400,
            "40000: The publisher's name is not allowed.");
    }

    [Theory]
    [InlineData("GET", "/greenhouse/messages")]
    [InlineData("PUT", "/greenhouse/partitions/0/messages")]
    [InlineData("DELETE", "/greenhouse/publishers/wipy-01/messages")]
    [InlineData("PATCH", "/greenhouse/messages")]
    [InlineData("OPTIONS", "/greenhouse/messages")]
    [InlineData("GET", "/devices/esp-01/token")]
    public async Task Another_method_is_405_and_names_the_one_allowed(string method, string path)
    {
        await using var hub = await TestHub.StartAsync();

        using var response = await hub.SendAsync(path, method: new HttpMethod(method), token: "");

        await Answers.AssertRefusedAsync(response, 405, "40500: Only POST is allowed here.");
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/greenhouse/publishers/wipy-01/messages", """{"PartitionKey":"wipy-02"}""",
        "40000: PartitionKey 'wipy-02' is not the publisher's name 'wipy-01'.")]
    [InlineData("/greenhouse/partitions/0/messages", """{"PartitionKey":"a"}""",
        "40000: A PartitionKey cannot be sent to a given partition.")]
    [InlineData("/greenhouse/messages", "PartitionKey=a", "40000: BrokerProperties is not JSON.")]
    [InlineData("/greenhouse/messages", "[]", "40000: BrokerProperties is not a JSON object.")]
    [InlineData("/greenhouse/messages", """{"PartitionKey":"\ud800"}""", "40000: PartitionKey is not a text of 1 to 128 characters.")]
    [InlineData("/greenhouse/messages", """{"\ud800":"a"}""", "40000: BrokerProperties is not JSON.")]
    [InlineData("/greenhouse/messages", """{"\ud800":"a","\ud800":"a"}""", "40000: BrokerProperties is not JSON.")]
    [InlineData("/greenhouse/messages", """{"SessionId":1}""", "40000: SessionId is not a text.")]
    [InlineData("/greenhouse/messages", """{"SessionId":"a","PartitionKey":"b"}""", "40000: SessionId and PartitionKey are not the same.")]
    [InlineData("/greenhouse/messages", """{"PartitionKey":1}""", "40000: PartitionKey is not a text of 1 to 128 characters.")]
    public async Task Broker_properties_that_do_not_fit_are_400(string path, string header, string detail)
    {
        await using var hub = await TestHub.StartAsync();

        await Answers.AssertRefusedAsync(
            await hub.SendAsync(path, Answers.Body("a"), headers: ("BrokerProperties", header)), 400, detail);
        Assert.Empty(await hub.StopAndReadAllAsync());
    }

    [Theory]
    [InlineData(HubTier.Basic, 262_144)]
    [InlineData(HubTier.Standard, 1_048_576)]
    public async Task Body_of_exactly_the_limit_is_stored_and_one_byte_more_is_413(HubTier tier, int limit)
    {
        await using var hub = await TestHub.StartAsync(o => o with { Tier = tier });

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", new ByteArrayContent(new byte[limit])));
        await Answers.AssertRefusedAsync(
            await hub.SendAsync("/greenhouse/messages", new ByteArrayContent(new byte[limit + 1])),
            413,
            $"41300: The publication is larger than {limit} bytes.");

        Assert.Equal(limit, Assert.Single(await hub.StopAndReadAllAsync()).Body.Length);
    }

    [Theory]
    [MemberData(nameof(LargeBodies))]
    public async Task After_413_the_same_connection_serves_the_next_request(string path, bool chunked)
    {
        await using var hub = await TestHub.StartAsync();
        await using var connection = await RawConnection.OpenAsync(hub);
        var large = new byte[OneMegabyte * 3];
        var head = $"POST {path} HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {hub.Token()}\r\n";

        await connection.WriteAsync(
            head + (chunked ? "Transfer-Encoding: chunked\r\n\r\n300000\r\n" : $"Content-Length: {large.Length}\r\n\r\n"));
        await connection.WriteAsync(large);
        await connection.WriteAsync((chunked ? "\r\n0\r\n\r\n" : "") + head + "Content-Length: 1\r\n\r\na");

        var answers = await connection.ReadUntilAsync("HTTP/1.1 201 Created\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", answers, StringComparison.Ordinal);
        Assert.Equal("a"u8.ToArray(), Assert.Single(await hub.ReadAsync(1)).Body.ToArray());
    }

    [Fact]
    public async Task After_401_to_a_request_with_a_body_the_same_connection_serves_the_next()
    {
        await using var hub = await TestHub.StartAsync();
        await using var connection = await RawConnection.OpenAsync(hub);

        await connection.WriteAsync($"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nContent-Length: 500000\r\n\r\n");
        await connection.WriteAsync(new byte[500_000]);
        await connection.WriteAsync(
            $"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {hub.Token()}\r\nContent-Length: 1\r\n\r\na");

        var answers = await connection.ReadUntilAsync("HTTP/1.1 201 Created\r\n");
        Assert.StartsWith("HTTP/1.1 401 Unauthorized\r\n", answers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Client_that_waits_for_100_continue_gets_it_only_with_a_good_token()
    {
        await using var hub = await TestHub.StartAsync();
        var head = $"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nExpect: 100-continue\r\nContent-Length: 1\r\n";
        await using (var stranger = await RawConnection.OpenAsync(hub))
        {
            await stranger.WriteAsync(head + "\r\n");
            Assert.StartsWith("HTTP/1.1 401 ", await stranger.ReadUntilAsync("</Error>"), StringComparison.Ordinal);
        }

        await using var connection = await RawConnection.OpenAsync(hub);
        await connection.WriteAsync(head + $"Authorization: {hub.Token()}\r\n\r\n");
        await connection.ReadUntilAsync("HTTP/1.1 100 Continue\r\n");
        await connection.WriteAsync("a");
        await connection.ReadUntilAsync("HTTP/1.1 201 Created\r\n");
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n")]
    [InlineData("POST /greenhouse/messages HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "HTTP/1.1 400 Bad Request\r\n")]
    public async Task What_is_not_http_is_400_and_closes_the_connection(string request, string answer)
    {
        await using var hub = await TestHub.StartAsync();
        await using var connection = await RawConnection.OpenAsync(hub);

        await connection.WriteAsync(request);

        var text = await connection.ReadUntilAsync("\r\n\r\n");
        Assert.StartsWith(answer, text, StringComparison.Ordinal);
        Assert.Contains("\r\nDate: ", text, StringComparison.Ordinal);
        Assert.Contains("\r\nConnection: close\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "HTTP/1.1 411 Length Required\r\n",
        "41100: The request does not say how long it is: send Content-Length, or Transfer-Encoding: chunked. ")]
    [InlineData("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", "HTTP/1.1 400 Bad Request\r\n",
        "40000: The request has a Content-Length and is chunked; only one of the two can be true. ")]
    public async Task Length_that_is_not_said_or_said_twice_is_refused_and_stores_nothing(string header, string status, string detail)
    {
        await using var hub = await TestHub.StartAsync();
        await using (var connection = await RawConnection.OpenAsync(hub))
        {
            await connection.WriteAsync(
                $"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {hub.Token()}\r\n{header}\r\n");

            var text = await connection.ReadUntilAsync("</Error>");
            Assert.StartsWith(status, text, StringComparison.Ordinal);
            Assert.Contains($"<Detail>{detail}", text, StringComparison.Ordinal);
            Assert.Equal(status.Contains("400", StringComparison.Ordinal),
                text.Contains("\r\nConnection: close\r\n", StringComparison.Ordinal));
        }

        Assert.Empty(await hub.StopAndReadAllAsync());
    }

    // By hand: HttpClient puts the methods that it knows into capitals.
    [Theory]
    [InlineData("post", "/greenhouse/messages")]
    [InlineData("Post", "/devices/esp-01/token")]
    public async Task Post_in_other_letters_is_another_method(string method, string path)
    {
        await using var hub = await TestHub.StartAsync();
        await using var connection = await RawConnection.OpenAsync(hub);

        await connection.WriteAsync(
            $"{method} {path} HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {hub.Token()}\r\nContent-Length: 1\r\n\r\na");

        var text = await connection.ReadUntilAsync("</Error>");
        Assert.StartsWith("HTTP/1.1 405 Method Not Allowed\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nAllow: POST\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_without_a_length_and_a_good_token_does_not_learn_of_it()
    {
        await using var hub = await TestHub.StartAsync();
        await using var connection = await RawConnection.OpenAsync(hub);

        await connection.WriteAsync($"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", await connection.ReadUntilAsync("</Error>"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chunk_that_is_malformed_is_400_in_the_hubs_form()
    {
        await using var hub = await TestHub.StartAsync();
        await using var connection = await RawConnection.OpenAsync(hub);

        await connection.WriteAsync(
            $"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {hub.Token()}\r\n"
            + "Transfer-Encoding: chunked\r\n\r\nnot hex\r\n");

        var text = await connection.ReadUntilAsync("</Error>");
        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", text, StringComparison.Ordinal);
        Assert.Contains("<Detail>40000: The request is not valid HTTP, or its body stopped coming. ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_that_stops_half_way_stores_nothing_and_the_hub_goes_on()
    {
        await using var hub = await TestHub.StartAsync();
        await using (var connection = await RawConnection.OpenAsync(hub))
        {
            await connection.WriteAsync(
                $"POST /greenhouse/messages HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: {hub.Token()}\r\nContent-Length: "
                    + "100\r\n\r\nhalf");
        }

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("whole")));
        Assert.Equal("whole"u8.ToArray(), Assert.Single(await hub.StopAndReadAllAsync()).Body.ToArray());
    }
}
