using System.Text.Json;
using Microsoft.Extensions.Configuration;
using TelemetryGen.Schema;
using TelemetryGen.Server.Tests.Fixtures;

namespace TelemetryGen.Server.Tests.Outputs;

/// <summary>Records as lines of JSON to an HTTP server.</summary>
public sealed class PostJsonTests : IDisposable
{
    private readonly WebhookServer _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task A_request_has_the_records_of_a_kind_in_their_order_with_names_units_and_sender()
    {
        await using var server = await TestServer.StartAsync(t => t.PostJson(Configuration(
            ("Post:Url", _http.Address + "ingest/{record}?mapping={record}Json"), ("Post:Authorization", "Bearer secret"))));

        await server.Source.SendAsync(Bodies.Batch(1, 2), Bodies.Message(Bodies.Health(3)), Bodies.Batch(2, 4));

        var (climate, health) = (await _http.PostAsync(), await _http.PostAsync());
        Assert.Equal(
            ("/ingest/Climate?mapping=ClimateJson", "Bearer secret", "application/x-ndjson", "Acme.Greenhouse", "Climate"),
            (climate.Path, climate.Authorization, climate.ContentType, climate.Headers["Telemetry-Schema"],
                climate.Headers["Telemetry-Record"]));
        var units = JsonDocument.Parse(climate.Headers["Telemetry-Units"]!).RootElement;
        Assert.Equal(("Cel", "m/s"), (units.GetProperty("Temperature").GetString(), units.GetProperty("Wind").GetString()));
        Assert.Equal([1, 2, 4], climate.Lines.Select(Sequence));
        Assert.EndsWith("\n", climate.Body, StringComparison.Ordinal);
        var line = JsonDocument.Parse(climate.Lines[2]).RootElement;
        Assert.Equal(
            ("Climate", 20, 3, "wipy-01", "0", 2),
            (line.GetProperty("$message").GetString(), line.GetProperty("Temperature").GetDouble(),
                line.GetProperty("$schemaVersion").GetInt32(), line.GetProperty("$sender").GetString(),
                line.GetProperty("$partition").GetString(), line.GetProperty("$sequenceNumber").GetInt64()));
        Assert.Equal(TimeSpan.Zero, line.GetProperty("$enqueuedTime").GetDateTimeOffset().Offset);
        Assert.Equal(("/ingest/Health?mapping=HealthJson", 1), (health.Path, health.Lines.Length));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(401)]
    [InlineData(302)]
    public async Task Lines_that_were_not_taken_are_posted_again_and_the_address_is_not_logged(int status)
    {
        _http.Answers.Enqueue(status);
        await using var server = await TestServer.StartAsync(t => t.PostJson(o => o.Url = _http.Address + "key-of-mine"));

        Assert.Equal(1, await server.Source.SendAsync(Bodies.Message(1)));

        var (refused, taken) = (await _http.PostAsync(), await _http.PostAsync());
        Assert.Equal(refused.Body, taken.Body);
        await server.Log.LineAsync($"{_http.Address.TrimEnd('/')} does not take the records of partition 0");
        await server.Log.LineAsync($"answered {status} to {taken.Body.Length} bytes of Climate");
        await server.Log.LineAsync($"Information: {_http.Address.TrimEnd('/')} takes the records of all partitions again: 1 try failed");
        Assert.DoesNotContain(server.Log.Lines, l => l.Contains("key-of-mine", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_nobody_answers_the_log_has_one_line_without_a_stack()
    {
        var address = _http.Address;
        _http.Dispose();
        await using var server = await TestServer.StartAsync(t => t.PostJson(o => o.Url = address));
        var sending = server.Source.SendAsync(Bodies.Message(1));
        while (server.Log.Lines.Count(l => l.StartsWith("Debug: Where that came from", StringComparison.Ordinal)) < 3)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var line = Assert.Single(server.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal));
        Assert.Equal(
            $"Error: {address.TrimEnd('/')} does not take the records of partition 0; the partition waits 0.2 s and tries again. "
                + $"Connection refused ({new Uri(address).Authority}). ", line);
        Assert.Equal(0, await server.StopAsync(sending));
    }

    [Fact]
    public async Task A_request_ends_at_its_length_and_what_was_taken_is_not_posted_again()
    {
        foreach (var status in new[] { 200, 503 })
        {
            _http.Answers.Enqueue(status);
        }

        await using var server = await TestServer.StartAsync(t => t.PostJson(o => (o.Url, o.MaxRequestBytes) = (_http.Address, 1024)));

        await server.Source.SendAsync(Bodies.Batch(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

        var posts = new List<WebhookServer.Post> { await _http.PostAsync(), await _http.PostAsync() };
        Assert.Equal(posts[1].Body, (posts[1] = await _http.PostAsync()).Body);
        while (posts.Sum(p => p.Lines.Length) < 10)
        {
            posts.Add(await _http.PostAsync());
        }

        Assert.All(posts, p => Assert.InRange(p.Body.Length, 300, 1024));
        Assert.Equal(Enumerable.Range(1, 10), posts.SelectMany(p => p.Lines).Select(Sequence));
    }

    [Theory]
    [InlineData(4084, 4096)]
    [InlineData(4085, null)]
    public async Task Units_too_long_for_a_header_are_left_out_and_the_lines_are_taken(int length, int? header)
    {
        var field = new FieldSpec("Level", FieldKind.Integer, WireType.Int16) { Unit = new string('m', length) };
        var schema = new SchemaSpec("Tests", 1, 1, new([]), new([new MessageSpec("Tank", "", 1, new([field]))]));
        using var poster = new JsonPoster(schema, new() { Url = _http.Address });

        await poster.PostAsync("Tank", "{}\n"u8.ToArray(), TestContext.Current.CancellationToken);

        var post = await _http.PostAsync();
        Assert.Equal(("Tank", header), (post.Headers["Telemetry-Record"], post.Headers["Telemetry-Units"]?.Length));
    }

    [Theory]
    [InlineData(null, "The HTTP output has no address. Set Url; in the environment it is Post__Url.")]
    [InlineData("http://10.0.0.1/", "The address of the HTTP output must begin with https://, or with http:// on this machine.")]
    [InlineData("example.org", "The address of the HTTP output must begin with https://, or with http:// on this machine.")]
    public async Task Another_address_is_an_error_at_the_start(string? url, string message)
    {
        var error = await Assert.ThrowsAsync<TelemetryServerException>(() => TestServer.StartAsync(t => t.PostJson(o => o.Url = url)));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task Options_out_of_range_and_a_header_of_two_lines_are_errors_that_do_not_repeat_it()
    {
        Assert.Equal(
            "MaxRequestBytes of the HTTP output is 10; it must be 1,024 to 67,108,864.",
            await ErrorAsync(o => o.MaxRequestBytes = 10));
        Assert.Equal(
            "Timeout of the HTTP output is 00:00:00; it must be 00:00:01 to 01:00:00.", await ErrorAsync(o => o.Timeout = default));
        Assert.DoesNotContain("secret", await ErrorAsync(o => o.Authorization = "Bearer a\r\nsecret: 1"), StringComparison.Ordinal);

        async Task<string> ErrorAsync(Action<JsonPostOptions> configure)
        {
            var error = await Assert.ThrowsAsync<TelemetryServerException>(() => TestServer.StartAsync(t => t.PostJson(o =>
            {
                o.Url = _http.Address;
                configure(o);
            })));
            return error.Message;
        }
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();

    private static int Sequence(string line) => JsonDocument.Parse(line).RootElement.GetProperty("Sequence").GetInt32();
}
