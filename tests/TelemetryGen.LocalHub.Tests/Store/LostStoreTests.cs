using System.Net;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests.Store;

public sealed class LostStoreTests
{
    private const string Path = "/greenhouse/messages";

    [Theory]
    [InlineData("deleted")]
    [InlineData("moved")]
    [InlineData("replaced")]
    [InlineData("without its log")]
    public async Task Store_that_goes_while_the_hub_runs_is_503_and_named(string how)
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("1")));
        var file = directory.File("events.db");
        switch (how)
        {
            case "deleted":
                File.Delete(file);
                break;
            case "moved":
                File.Move(file, file + ".old");
                break;
            case "replaced":
                File.Copy(file, file + ".copy");
                File.Move(file + ".copy", file, overwrite: true);
                break;
            default:
                File.Delete(file + "-wal");
                break;
        }

        for (var i = 0; i < 2; i++)
        {
            await Answers.AssertRefusedAsync(
                await hub.SendAsync(Path, Answers.Body("2")), 503,
                "50302: The store of the hub is gone or damaged; the events were not stored.");
        }

        var error = await hub.Hub.StoreLost.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(LocalHubError.StoreLost, error.Error);
        Assert.StartsWith($"{file} cannot be used any more: events.db was deleted, moved or replaced while the hub ran.", error.Message,
            StringComparison.Ordinal);
        Assert.Single(hub.Log.Lines, line => line.StartsWith("Critical: ", StringComparison.Ordinal));
        await hub.Hub.StopAsync();
    }

    [Fact]
    public async Task Empty_file_is_not_a_new_store()
    {
        using var directory = new TemporaryFolder();
        await (await TestHub.StartAsync(directory: directory)).DisposeAsync();
        await File.WriteAllBytesAsync(directory.File("events.db"), [], TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.StoreUnusable, error.Error);
        Assert.EndsWith("events.db is empty: what it held is gone. Restore it from a copy, or delete it to begin a new store.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_of_another_program_is_refused()
    {
        using var directory = new TemporaryFolder();
        await (await TestHub.StartAsync(directory: directory)).DisposeAsync();
        File.Delete(directory.File("events.db"));
        Damage.Run(directory.File("events.db"), "CREATE TABLE other (x)");

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.StoreUnusable, error.Error);
        Assert.EndsWith(
            "events.db is no store of this hub. Move it away, or use another directory.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_made_store_of_a_crash_is_made_anew()
    {
        using var directory = new TemporaryFolder();
        await File.WriteAllTextAsync(directory.File("events.db.new"), "x", TestContext.Current.CancellationToken);

        await using var hub = await TestHub.StartAsync(directory: directory);
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("1")));
        Assert.False(File.Exists(directory.File("events.db.new")));
    }

    [Fact]
    public async Task Damage_that_nobody_reads_is_found_after_the_start()
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);
        Damage.Zero(directory.File("events.db"), 3);

        await using var hub = await TestHub.StartAsync(directory: directory);
        var error = await hub.Hub.StoreLost.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Contains("it is damaged (", error.Message, StringComparison.Ordinal);
        var response = await hub.SendAsync(Path, Answers.Body("2"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Event_that_is_not_what_was_sent_is_not_given_out()
    {
        using var directory = new TemporaryFolder();
        await Damage.FillAsync(directory);
        Damage.ChangeBlock(directory.File("events.db"), 2);

        await using var hub = await TestHub.StartAsync(directory: directory);
        var error = await Assert.ThrowsAsync<LocalHubException>(() => hub.ReadAsync(Damage.Events));

        Assert.Equal(LocalHubError.StoreDamaged, error.Error);
        Assert.EndsWith(
            "events.db is damaged: The store is damaged: the checksum of a block is wrong.", error.Message, StringComparison.Ordinal);
        await hub.Hub.StoreLost.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Hub_of_an_earlier_start_that_is_not_served_is_named()
    {
        using var directory = new TemporaryFolder();
        await using (var hub = await TestHub.StartAsync(directory: directory))
        {
            await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse2/messages", Answers.Body("kept")));
        }

        await using (var less = await TestHub.StartAsync(options => options with { Hubs = ["greenhouse"] }, directory))
        {
            await less.Log.LineAsync("events.db has hubs of earlier starts that are not served now, their events are kept: greenhouse2");
            await Answers.AssertStoredAsync(await less.SendAsync(Path, Answers.Body("1")));
        }

        await using var again = await TestHub.StartAsync(directory: directory);
        Assert.Single(await again.ReadAsync(1, "greenhouse2"));
    }
}
