using System.Text;
using TelemetryGen.LocalHub;
using TelemetryGen.Server;
using TelemetryGen.Server.DeadLetters;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>telemetrygen replay</c> of what the server's own stores wrote, a hub of dead letters among them.</summary>
[Trait("Kind", "Device")]
public sealed class ReplayStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private LocalHub.LocalHub _hub = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await LocalHub.LocalHub.StartAsync(
        new LocalHubOptions
        {
            DataDirectory = _folder.File("hub"), Port = 0, Hubs = ["greenhouse", "dead-letters"], Partitions = 2,
            Amqp = new AmqpOptions { Port = 0, TlsPort = null },
        }, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("file", "The file is as it was: move it away when all is well.")]
    [InlineData("table", "The table is as it was: delete its rows when all is well.")]
    [InlineData("hub", "The hub keeps them as long as it keeps events.")]
    public async Task Events_are_sent_as_they_had_been(string store, string afterwards)
    {
        await WriteAsync(store, Letter("wipy-01", [1, 10]), Letter(null, []), Letter("wipy-01", [2], DeadLetterReason.Damaged));

        var run = await ReplayAsync(Source(store));

        Assert.Equal(
            (0, "", $"Damaged: 1\nHandlerFailed: 2\n3 sent. {afterwards}\n"), (run.ExitCode, run.Error, run.Out));
        var events = await ReadAsync(3);
        Assert.Equal(["010A", "02"], events.Where(e => e.Publisher == "wipy-01").Select(e => Convert.ToHexString(e.Body.Span)));
        var other = Assert.Single(events, e => e.Publisher is null);
        Assert.Equal((0, "Süd", "application/x-t"), (other.Body.Length, other.PartitionKey, other.ContentType));
        Assert.Equal(["name=x", "ok=True", "row=3"], other.Properties.Select(p => $"{p.Key}={p.Value}").Order());
    }

    [Theory]
    [InlineData("table")]
    [InlineData("hub")]
    public async Task When_it_ends_early_it_says_where_to_go_on_and_goes_on_there(string store)
    {
        await WriteAsync(store, Letter("wipy-01", [1]), Letter("wipy-01", [2]), Letter("wipy-01", [3]));

        var refused = await ReplayAsync([.. Source(store), "--hub", "other"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("The hub answers 404: 40401: ", refused.Error, StringComparison.Ordinal);
        var goOn = refused.Error.TrimEnd('\n', '.').Split("Go on with ")[1].Split(' ');
        var trial = await ReplayAsync([.. Source(store), .. goOn, "--dry-run"]);
        Assert.Equal("HandlerFailed: 3\n3 would be sent.\n", trial.Out);

        // From the second on.
        string[] second = store == "table" ? ["--from-line", "2"] : ["--from-event", goOn[1].Split('/')[0] + "/1"];
        await ReplayAsync([.. Source(store), .. second]);
        Assert.Equal(["02", "03"], (await ReadAsync(2)).Select(e => Convert.ToHexString(e.Body.Span)));
    }

    [Fact]
    public async Task Only_letters_of_a_reason_are_sent_and_other_events_of_the_hub_are_left()
    {
        await WriteAsync("hub", Letter("wipy-01", [1]), Letter("wipy-01", [2], DeadLetterReason.UnknownTemplate));

        var run = await ReplayAsync([.. Source("hub"), "--reason", "UnknownTemplate"]);
        Assert.Equal((0, "UnknownTemplate: 1"), (run.ExitCode, run.Out.Split('\n')[0]));

        // The hub that it was sent to holds no dead letters.
        var none = await ReplayAsync(["--from-hub", "greenhouse", "--from-env", "DEAD_LETTERS", "--dry-run"]);
        Assert.Equal((0, "0 would be sent.\n"), (none.ExitCode, none.Out));
    }

    [Theory]
    [InlineData(
        "Give a file of dead letters, or --from-env and --from-hub for a hub of them.\nTry: telemetrygen replay --help", "--from-hub",
        "x")]
    [InlineData("Give a file of dead letters, or --from-env and --from-hub for a hub of them.\nTry: telemetrygen replay --help")]
    [InlineData("The environment variable NOTHING is not set; it holds the connection string.", "--from-env", "NOTHING")]
    [InlineData("--from-event is '1'; it must be a partition and a number, such as 1/42.",
        "--from-env", "DEAD_LETTERS", "--from-event", "1")]
    public async Task What_does_not_go_together_is_said(string error, params string[] arguments)
    {
        var run = await ReplayAsync([.. arguments, "--dry-run"]);

        Assert.Equal((2, $"telemetrygen: {error}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_hub_that_refuses_or_has_no_such_name_is_told_without_the_key()
    {
        var run = await ReplayAsync(["--from-hub", "nothere", "--from-env", "DEAD_LETTERS", "--dry-run"]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("telemetrygen: The hub of dead letters cannot be read: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_hub.GetPolicy("listen").PrimaryKey, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    private static DeadLetter Letter(string? publisher, byte[] body, DeadLetterReason reason = DeadLetterReason.HandlerFailed) => new(
        reason, "x", "Acme.Greenhouse",
        new()
        {
            Body = body, PartitionId = "0", Offset = "64", Publisher = publisher, PartitionKey = publisher ?? "Süd",
            ContentType = "application/x-t",
            Properties = new Dictionary<string, object> { ["row"] = 3L, ["ok"] = true, ["name"] = "x" },
        }, [], DateTimeOffset.UnixEpoch);

    private async Task WriteAsync(string store, params DeadLetter[] letters)
    {
        using var file = new DeadLetterFile(_folder.File("letters.jsonl"));
        await using var hub = new DeadLetterHub(
            new DeadLetterHubOptions { ConnectionString = Amqp("send"), HubName = "dead-letters" },
            new DeadLetterFile(_folder.File("other.jsonl")));
        IDeadLetterStore to = store switch
        {
            "file" => file,
            "table" => new DeadLetterTable(_folder.File("letters.db")),
            _ => hub,
        };
        foreach (var letter in letters)
        {
            await to.WriteAsync(letter, Cancellation);
        }
    }

    private string[] Source(string store) => store switch
    {
        "file" => [_folder.File("letters.jsonl")],
        "table" => [_folder.File("letters.db")],
        _ => ["--from-hub", "dead-letters", "--from-env", "DEAD_LETTERS"],
    };

    private async Task<CliRun> ReplayAsync(string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        await using var text = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        string[] name = arguments.Contains("--hub") ? [] : ["--hub", "greenhouse"];
        var exit = await CommandLine.RunAsync(
            ["replay", .. arguments, "--endpoint", _hub.Endpoint.AbsoluteUri, "--ca", _hub.CaPemPath, "--key-env", "SEND_KEY", .. name],
            new(Stream.Null, output, text, error) { Variable = Variable }, Cancellation);
        return new(exit, Encoding.UTF8.GetString(output.ToArray()), error.ToString(), output.ToArray());
    }

    private string? Variable(string name) => name switch
    {
        "SEND_KEY" => _hub.GetPolicy("send").PrimaryKey,
        "DEAD_LETTERS" => Amqp("listen"),
        _ => null,
    };

    private string Amqp(string policy) =>
        $"Endpoint=sb://localhost:{_hub.AmqpPort};SharedAccessKeyName={policy};SharedAccessKey={_hub.GetPolicy(policy).PrimaryKey};"
            + "UseDevelopmentEmulator=true";

    private async Task<List<StoredEvent>> ReadAsync(int count)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        return await _hub.ReadAsync("greenhouse", 0, patience.Token).Take(count).ToListAsync(patience.Token);
    }
}
