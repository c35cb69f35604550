using System.Text;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Hubs;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>A file that is read again when it changes, and again until it could be read.</summary>
public sealed class WatchedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly HubLog _log = new(TimeSpan.FromSeconds(10));
    private int _reads;

    private string Path => _folder.File("watched.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_change_that_another_program_keeps_from_being_read_counts_when_it_lets_go()
    {
        var file = Open("old");
        using (Hold("new"))
        {
            Assert.Equal("old", Later(file));
        }

        // Nothing about the file changes any more; the hub has to come back by itself.
        _clock.Shift += TimeSpan.FromSeconds(1);
        Assert.Equal("new", Later(file));
        Assert.Single(_log.Lines, line => line.Contains("stays in force", StringComparison.Ordinal));
        Assert.Equal($"Warning: {Path} can be used again; what it says now is in force ", _log.Lines.Last());
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public void A_file_that_is_again_what_it_was_is_told_too()
    {
        var file = Open("old");
        File.WriteAllText(Path, "bad");
        Assert.Equal("old", Later(file));
        File.WriteAllText(Path, "old");
        Assert.Equal("old", Later(file));

        Assert.Equal(
            ["Error", "Warning"], _log.Lines.Select(static line => line.Split(':')[0]));
    }

    [Fact]
    public void What_cannot_be_used_is_tried_once_a_second_and_told_once_a_reason()
    {
        var file = Open("old");
        File.WriteAllText(Path, "bad 1");
        Assert.Equal("old", Later(file));
        var reads = _reads;
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal("old", Later(file));
        }

        Assert.Equal(reads, _reads);
        for (var second = 0; second < 10; second++)
        {
            _clock.Shift += TimeSpan.FromSeconds(1);
            Assert.Equal("old", Later(file));
        }

        Assert.Equal(reads + 10, _reads);
        Assert.Single(_log.Lines);

        File.WriteAllText(Path, "bad 22");
        Assert.Equal("old", Later(file));
        Assert.Equal(2, _log.Lines.Count);
        Assert.EndsWith("It is bad 22. ", _log.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_write_within_the_tick_of_the_first_counts_within_a_second()
    {
        var file = Open("key A");
        var moment = File.GetLastWriteTimeUtc(Path);
        File.WriteAllText(Path, "key B");
        File.SetLastWriteTimeUtc(Path, moment);

        _clock.Shift += TimeSpan.FromSeconds(1);
        Assert.Equal("key B", Later(file));
    }

    [Fact]
    public void A_file_that_was_left_alone_is_not_read_again()
    {
        File.WriteAllText(Path, "old");
        File.SetLastWriteTimeUtc(Path, DateTime.UtcNow.AddMinutes(-1));
        var file = Open(null);
        for (var second = 0; second < 10; second++)
        {
            _clock.Shift += TimeSpan.FromSeconds(1);
            Assert.Equal("old", Later(file));
        }

        Assert.Equal(1, _reads);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void A_file_that_is_gone_stays_in_force_and_counts_again_when_it_is_back()
    {
        var file = Open("old");
        File.Delete(Path);
        Assert.Equal("old", Later(file));
        Assert.Equal("old", Later(file));
        Assert.Single(_log.Lines);

        File.WriteAllText(Path, "new");
        Assert.Equal("new", Later(file));
    }

    [Fact]
    public void One_look_serves_what_is_asked_in_the_same_half_of_a_millisecond()
    {
        var clock = new StoppedClock();
        var file = Open("old", clock);
        Assert.Equal("old", file.Current);
        File.WriteAllText(Path, "newer");
        clock.Microseconds += 499;
        Assert.Equal("old", file.Current);
        clock.Microseconds += 1;
        Assert.Equal("newer", file.Current);
    }

    [Fact]
    public void What_this_process_wrote_counts_at_once()
    {
        var file = Open("old", new StoppedClock());
        Assert.Equal("old", file.Current);
        File.WriteAllText(Path, "newer");
        file.Changed();
        Assert.Equal("newer", file.Current);
    }

    [Fact]
    public async Task Key_that_was_changed_while_policies_json_was_held_ends_within_a_second()
    {
        await using var hub = await TestHub.StartAsync(directory: _folder);
        var old = hub.Token();
        var policies = _folder.File("policies.json");
        var text = await File.ReadAllTextAsync(policies, TestContext.Current.CancellationToken);
        using (var held = new FileStream(policies, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            held.Write(Encoding.UTF8.GetBytes(
                text.Replace(hub.Hub.GetPolicy("send").PrimaryKey, new string('k', 44), StringComparison.Ordinal)));
            held.Flush();
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a"), old));
        }

        hub.Clock.Shift += TimeSpan.FromSeconds(1);
        await Answers.AssertRefusedAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a"), old), 401, "40103: ");
    }

    [Fact]
    public async Task Device_that_was_revoked_while_the_list_was_held_is_shut_out_within_a_second()
    {
        await using var hub = await TestHub.StartAsync(directory: _folder);
        var token = hub.Token();
        using (var held = new FileStream(_folder.File("revoked-devices.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            held.Write("esp-01\n"u8);
            held.SetLength(7);
            held.Flush();
            await Answers.AssertStoredAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", token));
        }

        hub.Clock.Shift += TimeSpan.FromSeconds(1);
        await Answers.AssertRefusedAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", token), 401, "40108: ");
    }

    private WatchedFile<string> Open(string? content, TimeProvider? clock = null) => new(
        Path,
        () => Encoding.UTF8.GetBytes(content!),
        bytes =>
        {
            _reads++;
            var text = Encoding.UTF8.GetString(bytes);
            return text.StartsWith("bad", StringComparison.Ordinal) ? throw new FormatException($"It is {text}.") : text;
        },
        LocalHubError.PoliciesUnusable,
        "Mend it.",
        clock ?? _clock,
        _log);

    // When the last look serves no more.
    private string Later(WatchedFile<string> file)
    {
        _clock.Shift += TimeSpan.FromMilliseconds(1);
        return file.Current;
    }

    private FileStream Hold(string content)
    {
        var held = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.None);
        held.Write(Encoding.UTF8.GetBytes(content));
        held.Flush();
        return held;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public long Microseconds { get; set; } = 1;

        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp() => Microseconds;
    }
}
