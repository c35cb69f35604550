using System.Security.Cryptography.X509Certificates;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>
/// Files that cannot be made again without all boards or devices noticing: their loss is told, and new ones are made on purpose.
/// </summary>
public sealed class LossTests : IDisposable
{
    private static readonly string[] Later = ["ca.pem", "ca.der", "server-private.pem", "events.db", "revoked-devices.txt"];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Traces => [.. Later];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Traces))]
    public async Task A_lost_authority_is_an_error_whatever_else_is_left(string trace)
    {
        await RunAsync();
        Lose("ca-private.pem");
        Lose([.. Later.Except([trace])]);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => RunAsync());

        Assert.Equal(LocalHubError.AuthorityLost, error.Error);
        Assert.StartsWith($"{_folder.File("ca-private.pem")} is gone, though a hub has run here ({trace} is there): ", error.Message,
            StringComparison.Ordinal);
        Assert.Contains("--new-authority", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("ca-private.pem")));
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public async Task A_lost_master_key_is_an_error_whatever_else_is_left(string trace)
    {
        await RunAsync();
        Lose("device-master.key");
        Lose([.. Later.Except([trace])]);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => RunAsync());

        Assert.Equal(LocalHubError.DeviceKeysLost, error.Error);
        Assert.StartsWith($"{_folder.File("device-master.key")} is gone, though a hub has run here ({trace} is there): ", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(LocalHubError.DeviceKeysLost, Assert.Throws<LocalHubException>(() => DeviceKeys.Open(_folder.Path)).Error);
        Assert.False(File.Exists(_folder.File("device-master.key")));
    }

    [Fact]
    public async Task An_emptied_master_key_is_a_lost_one()
    {
        await RunAsync();
        await File.WriteAllBytesAsync(_folder.File("device-master.key"), [], TestContext.Current.CancellationToken);

        Assert.Equal(LocalHubError.DeviceKeysLost, (await Assert.ThrowsAsync<LocalHubException>(() => RunAsync())).Error);
    }

    [Fact]
    public async Task New_ones_are_made_on_purpose_and_told()
    {
        var before = await RunAsync();
        Lose("ca-private.pem", "device-master.key");

        await using var hub = await TestHub.StartAsync(o => o with { NewAuthority = true }, _folder);

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        Assert.NotEqual(before, (Serial(), hub.Hub.DeviceKeys.KeyOf("esp-01")));
        Assert.Single(hub.Log.Lines, line =>
            line.StartsWith("Warning: The authority was lost. NewAuthority is on: every board needs the new ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_good_stays_when_new_ones_are_allowed()
    {
        var before = await RunAsync();

        Assert.Equal(before, await RunAsync(o => o with { NewAuthority = true }));
        Assert.False(File.Exists(_folder.File("ca-private.pem.old")));
    }

    [Fact]
    public async Task A_damaged_authority_is_kept_aside_when_a_new_one_is_allowed()
    {
        await RunAsync();
        await File.WriteAllTextAsync(_folder.File("ca-private.pem"), "nonsense", TestContext.Current.CancellationToken);

        await using var hub = await TestHub.StartAsync(o => o with { NewAuthority = true }, _folder);

        await Answers.AssertStoredAsync(await hub.SendAsync("/greenhouse/messages", Answers.Body("a")));
        Assert.Equal("nonsense", await File.ReadAllTextAsync(_folder.File("ca-private.pem.old"), TestContext.Current.CancellationToken));
        Assert.Single(hub.Log.Lines, line => line.Contains("NewAuthority is on: it is kept as ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copies_of_the_authority_are_written_again_from_its_private_file()
    {
        var before = await RunAsync();
        Lose("ca.pem", "ca.der", "server-private.pem");

        Assert.Equal(before, await RunAsync());
        Assert.True(File.Exists(_folder.File("ca.pem")));
    }

    [Fact]
    public async Task A_directory_with_policies_and_a_master_key_alone_is_a_new_one()
    {
        await RunAsync();
        Lose("ca-private.pem");
        Lose(Later);

        var after = await RunAsync();

        Assert.Equal(Serial(), after.Authority);
    }

    private async Task<(string Authority, string Key)> RunAsync(Func<LocalHubOptions, LocalHubOptions>? change = null)
    {
        await using var hub = await TestHub.StartAsync(change, _folder);
        return (Serial(), hub.Hub.DeviceKeys.KeyOf("esp-01"));
    }

    private string Serial()
    {
        using var authority = X509CertificateLoader.LoadCertificateFromFile(_folder.File("ca.der"));
        return authority.SerialNumber;
    }

    private void Lose(params string[] names)
    {
        foreach (var name in names)
        {
            File.Delete(_folder.File(name));
        }
    }
}
