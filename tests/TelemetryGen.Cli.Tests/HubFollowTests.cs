using System.Text;
using System.Text.RegularExpressions;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

/// <summary><c>telemetrygen hub read --follow</c> of a hub that ends and comes back.</summary>
[Trait("Kind", "Device")]
public sealed partial class HubFollowTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hub_that_ends_is_waited_for_and_no_event_is_lost_or_shown_twice(bool isKilled)
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"));
        await using var following = new Following(hub);
        await SendAsync(hub, "1");
        await SendAsync(hub, "2");
        await following.UntilAsync(f => f.Bodies.Count == 2);

        await EndAsync(hub, isKilled);
        await following.UntilAsync(f => f.Error.EndsWith("Ctrl-C ends.\n", StringComparison.Ordinal));
        using var again = await AgainAsync(hub);
        for (var i = 3; i <= 10; i++)
        {
            await SendAsync(again, $"{i}");
        }

        await following.UntilAsync(f => f.Bodies.Count >= 10);
        await SendAsync(again, "11");
        await following.UntilAsync(f => f.Bodies.Count >= 11);

        Assert.Equal(0, await following.EndAsync());
        Assert.Equal(Enumerable.Range(1, 11), following.Bodies.Select(int.Parse).Order());
        Assert.Matches(
            @"\Atelemetrygen: The hub cannot be reached at localhost:\d+, where HTTPS is expected [^\n]*\. Waiting for it; Ctrl-C ends\.\n"
                + @"telemetrygen: The hub is back\.\n\z",
            following.Error);
    }

    [Fact]
    public async Task Latest_is_what_it_was_before_the_hub_ended()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--partitions", "1");
        await SendAsync(hub, "1");
        await using var following = new Following(hub, "--latest");

        // Of these the first that comes is the first after the start.
        while (following.Bodies.Count == 0)
        {
            await SendAsync(hub, "2");
            await Task.Delay(50, Cancellation);
        }

        await EndAsync(hub, isKilled: true);
        using var again = await AgainAsync(hub, "--partitions", "1");
        await SendAsync(again, "3");
        await following.UntilAsync(f => f.Bodies.Contains("3"));

        Assert.Equal(0, await following.EndAsync());
        Assert.DoesNotContain("1", following.Bodies);
        Assert.Single(following.Bodies, "3");
    }

    [Fact]
    public async Task A_hub_that_comes_back_with_another_store_is_read_from_its_first_event()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"), "--partitions", "1");
        await using var following = new Following(hub);
        await SendAsync(hub, "1");
        await SendAsync(hub, "2");
        await following.UntilAsync(f => f.Bodies.Count == 2);

        await EndAsync(hub, isKilled: false);
        foreach (var store in Directory.GetFiles(_folder.File("data"), "events.db*"))
        {
            File.Delete(store);
        }

        using var again = await AgainAsync(hub, "--partitions", "1");
        await SendAsync(again, "3");
        await following.UntilAsync(f => f.Bodies.Count == 3);

        Assert.Equal(0, await following.EndAsync());
        Assert.EndsWith(
            "telemetrygen: The hub is back.\ntelemetrygen: partition 0 ends before event 1, which was read: it is another store. Its "
                + "events are read from the first one.\n",
            following.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partition_that_is_not_there_ends_the_others()
    {
        using var hub = await HubProcess.StartAsync(_folder.File("data"));
        await using var following = new Following(hub, "--partition", "0", "--partition", "9");

        Assert.Equal(1, await following.Running);
        Assert.Equal("telemetrygen: The hub has no partition 9.\n", following.Error);
    }

    private Task<HubProcess> AgainAsync(HubProcess hub, params string[] more) => HubProcess.StartAsync(
        _folder.File("data"), ["--port", hub.Endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), .. more]);

    private static async Task EndAsync(HubProcess hub, bool isKilled)
    {
        if (isKilled)
        {
            hub.Process.Kill();
            await hub.Process.WaitForExitAsync(Cancellation);
        }
        else
        {
            await hub.TerminateAsync();
        }
    }

    private static async Task SendAsync(HubProcess hub, string body)
    {
        using var client = hub.NewClient();
        using var answer = await client.PostAsync(
            "greenhouse/messages", new ByteArrayContent(Encoding.ASCII.GetBytes(body)), Cancellation);
        Assert.Equal(201, (int)answer.StatusCode);
    }

    [GeneratedRegex("\"body\":\"([^\"]*)\"")]
    private static partial Regex Body();

    /// <summary>The command while it runs, with what it has said.</summary>
    private sealed class Following : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        private readonly StringWriter _output = new();
        private readonly StringWriter _error = new();
        private readonly TextWriter _out;
        private readonly TextWriter _err;

        public Following(HubProcess hub, params string[] more)
        {
            var key = hub.Key("listen");
            _output.NewLine = _error.NewLine = "\n";
            (_out, _err) = (TextWriter.Synchronized(_output), TextWriter.Synchronized(_error));
            Running = CommandLine.RunAsync(
                [
                    "hub", "read", "--endpoint", hub.Endpoint.AbsoluteUri, "--ca", hub.CaPem, "--hub", "greenhouse", "--key-env", "KEY",
                    "--follow", .. more,
                ],
                new(Stream.Null, Stream.Null, _out, _err) { Variable = _ => key },
                _stop.Token);
        }

        public Task<int> Running { get; }

        public string Error => Said(_err, _error);

        public IReadOnlyList<string> Bodies =>
            [.. Body().Matches(Said(_out, _output)).Select(m => Encoding.ASCII.GetString(Convert.FromBase64String(m.Groups[1].Value)))];

        public async Task UntilAsync(Func<Following, bool> isTrue)
        {
            while (!isTrue(this))
            {
                Assert.False(Running.IsCompleted, Error);
                await Task.Delay(20, Cancellation);
            }
        }

        public async Task<int> EndAsync()
        {
            await _stop.CancelAsync();
            return await Running;
        }

        // What a synchronized writer locks is itself.
        private static string Said(TextWriter writer, StringWriter text)
        {
            lock (writer)
            {
                return text.ToString();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await EndAsync();
            _stop.Dispose();
            await _output.DisposeAsync();
            await _error.DisposeAsync();
        }
    }
}
