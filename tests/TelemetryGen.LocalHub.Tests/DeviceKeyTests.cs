using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>The keys of devices, derived from one master key that never leaves its file.</summary>
public class DeviceKeyTests
{
    [Theory]
    [InlineData("revoked-devices.txt", "a/b/c\n", "Line 1 is no name of a publisher. Mend it.")]
    [InlineData("device-master.key", "c2hvcnQ=", "is not the base64 of 32 bytes.")]
    public async Task A_file_that_is_not_what_it_should_be_keeps_the_hub_from_starting(string name, string content, string reason)
    {
        using var directory = new TemporaryFolder();
        await (await TestHub.StartAsync(directory: directory)).DisposeAsync();
        await File.WriteAllTextAsync(directory.File(name), content, TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.DevicesUnusable, error.Error);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ=", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_stay_the_same_over_restarts_and_can_be_made_before_the_first()
    {
        using var directory = new TemporaryFolder();
        var before = DeviceKeys.Open(directory.Path).KeyOf("esp-01");
        await using (var hub = await TestHub.StartAsync(directory: directory))
        {
            Assert.Equal(before, hub.Hub.DeviceKeys.KeyOf("esp-01"));
            Assert.Equal(before, DeviceKeys.Open(directory.Path).KeyOf("esp-01"));
        }

        await using var again = await TestHub.StartAsync(directory: directory);
        Assert.Equal(before, again.Hub.DeviceKeys.KeyOf("esp-01"));
    }

    [Fact]
    public void Processes_that_make_the_master_key_at_once_agree_on_one()
    {
        for (var round = 0; round < 50; round++)
        {
            using var directory = new TemporaryFolder();
            var keys = new string[16];
            Parallel.For(0, keys.Length, i => keys[i] = DeviceKeys.Open(directory.Path).KeyOf("esp-01"));

            Assert.Single(keys.Distinct());
            Assert.Equal(["device-master.key"], Directory.GetFiles(directory.Path).Select(Path.GetFileName));
        }
    }

    [Fact]
    public void A_master_key_that_is_empty_is_made_and_its_owners_alone()
    {
        using var directory = new TemporaryFolder();
        File.WriteAllBytes(directory.File("device-master.key"), []);

        var key = DeviceKeys.Open(directory.Path).KeyOf("esp-01");

        Assert.Equal(key, DeviceKeys.Open(directory.Path).KeyOf("esp-01"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.File("device-master.key")));
        }
    }

    [Fact]
    public async Task No_line_of_the_log_holds_a_key_a_proof_or_a_token()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        var proof = TestDevice.Proof(hub);
        using var given = await TestDevice.AskAsync(hub, proof);
        using var refused = await TestDevice.AskAsync(hub, TestDevice.Proof(hub, key: "not the key"));
        var token = await given.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var master = await File.ReadAllTextAsync(directory.File("device-master.key"), TestContext.Current.CancellationToken);

        // A request is logged when its answer has gone.
        await hub.Log.LineAsync("POST /devices/esp-01/token 200");
        await hub.Log.LineAsync("POST /devices/esp-01/token 401 (40103)");
        var log = string.Join('\n', hub.Log.Lines);
        Assert.All(
            (string[])[hub.Hub.DeviceKeys.KeyOf("esp-01"), master.Trim(), SignatureOf(proof), SignatureOf(token)],
            secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    private static string SignatureOf(string token) => token.Split("&sig=")[1].Split('&')[0];
}
