using TelemetryGen.LocalHub.Composition;

namespace TelemetryGen.LocalHub.Tests;

public sealed class HubPartsTests
{
    private readonly List<string> _ended = [];

    [Fact]
    public async Task Parts_end_in_the_reverse_of_their_order_once()
    {
        var parts = new HubParts();
        parts.Add(new Part("directory", _ended));
        parts.Add(new AsyncPart("store", _ended));
        parts.AddEnd(() => Note("readers"));

        await parts.DisposeAsync();
        await parts.DisposeAsync();

        Assert.Equal(["readers", "store", "directory"], _ended);
    }

    [Fact]
    public async Task Part_that_ends_after_an_earlier_one_ends_directly_after_it()
    {
        var parts = new HubParts();
        parts.Add(new Part("directory", _ended));
        var store = parts.Add(new AsyncPart("store", _ended));
        parts.Add(new AsyncPart("server", _ended));
        parts.AddEnd(() => Note("reading"), endsAfter: store);
        parts.Add(new AsyncPart("capture", _ended), endsAfter: store);

        await parts.DisposeAsync();

        Assert.Equal(["server", "store", "capture", "reading", "directory"], _ended);
    }

    [Fact]
    public async Task Part_that_the_options_leave_out_has_no_end_and_none_ends_after_it()
    {
        var parts = new HubParts();
        var amqp = parts.Add<AsyncPart?>(null);
        parts.Add(new AsyncPart("server", _ended), endsAfter: amqp);

        await parts.DisposeAsync();

        Assert.Equal(["server"], _ended);
    }

    [Fact]
    public async Task End_that_fails_keeps_none_of_the_others_from_theirs()
    {
        var parts = new HubParts();
        parts.Add(new Part("directory", _ended));
        parts.AddEnd(() => throw new IOException("first"));
        parts.Add(new AsyncPart("server", _ended));

        var error = await Assert.ThrowsAsync<IOException>(async () => await parts.DisposeAsync());

        Assert.Equal("first", error.Message);
        Assert.Equal(["server", "directory"], _ended);
    }

    [Fact]
    public async Task All_ends_that_fail_are_told()
    {
        var parts = new HubParts();
        parts.AddEnd(() => throw new IOException("one"));
        parts.AddEnd(() => throw new IOException("two"));

        var error = await Assert.ThrowsAsync<AggregateException>(async () => await parts.DisposeAsync());

        Assert.Equal(["two", "one"], error.InnerExceptions.Select(static e => e.Message));
    }

    private Task Note(string name)
    {
        _ended.Add(name);
        return Task.CompletedTask;
    }

    private sealed class Part(string name, List<string> ended) : IDisposable
    {
        public void Dispose() => ended.Add(name);
    }

    private sealed class AsyncPart(string name, List<string> ended) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            ended.Add(name);
            return ValueTask.CompletedTask;
        }
    }
}
