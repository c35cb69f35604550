using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TelemetryGen.EventHubs;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests;

public sealed partial class CaptureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Files => _folder.File("files");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_event_is_in_one_file_under_the_service_s_path()
    {
        await using (var hub = await StartAsync())
        {
            await SendAsync(hub, "/greenhouse/publishers/wipy-01/messages", 3);
            await SendAsync(hub, "/greenhouse/partitions/2/messages", 2);
        }

        var paths = Paths();
        Assert.All(paths, path => Assert.Matches(PathForm(), Path.GetRelativePath(Files, path).Replace('\\', '/')));
        Assert.Equal(["0", "0", "1", "1", "2"], Events(paths).Select(Text).Order(StringComparer.Ordinal));
        var ofTwo = Events(
            paths.Where(path => path.Contains($"{Path.DirectorySeparatorChar}2{Path.DirectorySeparatorChar}", StringComparison.Ordinal)));
        Assert.Equal(ofTwo.Select(item => (item.SequenceNumber * 64).ToString(CultureInfo.InvariantCulture)),
            ofTwo.Select(item => item.Offset));
        Assert.All(ofTwo, item => Assert.True(DateTime.TryParse(item.EnqueuedTimeUtc, CultureInfo.InvariantCulture, out _)));
        Assert.Empty(Directory.GetFiles(Files, "*.unfinished", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Restart_goes_on_behind_the_last_file()
    {
        for (var run = 0; run < 3; run++)
        {
            await using var hub = await StartAsync();
            await SendAsync(hub, "/greenhouse/partitions/0/messages", 4);
        }

        Assert.Equal(
            Enumerable.Range(0, 12).Select(static number => (long)number),
            Events(Paths()).Select(static item => item.SequenceNumber).Order());
    }

    [Fact]
    public async Task Window_ends_a_file_while_the_hub_runs()
    {
        await using var hub = await StartAsync(capture => capture with { Window = TimeSpan.FromSeconds(1) });
        await SendAsync(hub, "/greenhouse/partitions/0/messages", 1);
        await hub.Log.LineAsync("Captured ");
        Assert.Single(Events(Paths()));

        await SendAsync(hub, "/greenhouse/partitions/0/messages", 1);
        while (Paths().Count < 2)
        {
            await Task.Delay(20, Cancellation);
        }

        Assert.Equal([0L, 1L], Paths().Select(path => Assert.Single(Events([path])).SequenceNumber));
    }

    [Fact]
    public async Task Size_ends_a_file_and_the_next_has_the_next_second()
    {
        await using (var hub = await StartAsync(capture => capture with { MaxFileBytes = 1000 }))
        {
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/partitions/0/messages", Answers.Batch(
                $"[{string.Join(',', Enumerable.Range(0, 200).Select(_ => $"{{\"Body\":\"{new string('x', 2000)}\"}}"))}]")));
            while (Paths().Count < 2)
            {
                await Task.Delay(20, Cancellation);
            }
        }

        await using (await StartAsync())
        {
            // What was not in a file at the end of the last run.
        }

        var paths = Paths();
        Assert.InRange(paths.Count, 2, 200);
        Assert.Equal(Enumerable.Range(0, 200).Select(static number => (long)number),
            Events(paths).Select(static item => item.SequenceNumber));
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_is_told_and_events_are_taken()
    {
        await File.WriteAllTextAsync(Files, "a file in its place", Cancellation);
        await using (var hub = await StartAsync())
        {
            await SendAsync(hub, "/greenhouse/partitions/0/messages", 1);
            await hub.Log.LineAsync($"greenhouse/0 cannot be captured to {Files}; its events stay in the store");
        }

        File.Delete(Files);
        await using (await StartAsync())
        {
            // Captured now.
        }

        Assert.Single(Events(Paths()));
    }

    [Fact]
    public async Task Progress_that_cannot_be_read_keeps_the_hub_from_starting()
    {
        await using (await StartAsync())
        {
            // Makes the directory.
        }

        await File.WriteAllTextAsync(_folder.File("data/capture.json"), "[]", Cancellation);
        var error = await Assert.ThrowsAsync<LocalHubException>(() => StartAsync());

        Assert.Equal(LocalHubError.CaptureUnusable, error.Error);
        Assert.StartsWith($"{_folder.File("data/capture.json")} cannot be used: ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 300, 1_000_000, "local", "Capture.Folder is empty.")]
    [InlineData("x", 0, 1_000_000, "local", "Capture.Window 00:00:00 is not between a second and a day.")]
    [InlineData("x", 300, 999, "local", "Capture.MaxFileBytes 999 is not between 1000 and 500000000.")]
    [InlineData("x", 300, 1_000_000, "a/b", "Capture.Namespace 'a/b' is not letters, digits and hyphens.")]
    public async Task Options_that_cannot_work_are_refused(string folder, int seconds, long bytes, string space, string message)
    {
        var error = await Assert.ThrowsAsync<LocalHubException>(() => StartAsync(capture => capture with
        {
            Folder = folder, Window = TimeSpan.FromSeconds(seconds), MaxFileBytes = bytes, Namespace = space,
        }));

        Assert.Equal((LocalHubError.InvalidOption, message), (error.Error, error.Message));
    }

    private static async Task SendAsync(TestHub hub, string path, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Answers.AssertStoredAsync(
                await hub.SendAsync(path, Answers.Body(i.ToString(CultureInfo.InvariantCulture)), headers: ("row", "3")));
        }
    }

    private static string Text(CapturedEvent item) => Encoding.UTF8.GetString(item.Body!.Value.Span);

    private static List<CapturedEvent> Events(IEnumerable<string> paths)
    {
        var events = new List<CapturedEvent>();
        foreach (var path in paths)
        {
            using var file = File.OpenRead(path);
            events.AddRange(CaptureFile.Read(file));
        }

        return events;
    }

    private Task<TestHub> StartAsync(Func<CaptureOptions, CaptureOptions>? change = null)
    {
        var capture = new CaptureOptions { Folder = Files };
        return TestHub.StartAsync(
            options => options with { DataDirectory = _folder.File("data"), Capture = change?.Invoke(capture) ?? capture });
    }

    private List<string> Paths() =>
        Directory.Exists(Files) ? [.. Directory.GetFiles(Files, "*.avro", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];

    [GeneratedRegex(@"^local/greenhouse/[0-3]/\d{4}/\d\d/\d\d/\d\d/\d\d/\d\d\.avro$")]
    private static partial Regex PathForm();
}
