using System.Text;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests;

/// <summary>Devices that are shut out: a line of revoked-devices.txt counts at once, for new tokens and for those that are out.</summary>
public class RevocationTests
{
    [Fact]
    public async Task A_revoked_device_gets_no_token_and_the_one_that_it_has_is_refused_until_it_is_let_in_again()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        var text = await TestDevice.TokenAsync(hub);
        await Answers.AssertStoredAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", text));

        await RevokeAsync(directory, "# lost on 2026-11-25\r\n  esp-01  \r\n\r\nother\r\n");
        using (var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub)))
        {
            await Answers.AssertRefusedAsync(response, 401, "40108: The publisher 'esp-01' is revoked");
        }

        await Answers.AssertRefusedAsync(
            await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", text), 401, "40108: The publisher 'esp-01' is revoked");
        await Answers.AssertRefusedAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", hub.Token()), 401, "40108: ");
        await Answers.AssertStoredAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/ESP-01", hub.Token()));

        await RevokeAsync(directory, "other\n");
        await Answers.AssertStoredAsync(await TestDevice.SendAsync(hub, "greenhouse/publishers/esp-01", text));
    }

    [Fact]
    public async Task Who_has_not_the_key_does_not_learn_that_a_device_is_revoked()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await RevokeAsync(directory, "esp-01\n");
        using var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub, key: "not the key"));

        await Answers.AssertRefusedAsync(response, 401, "40103: ");
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_or_is_gone_lets_nobody_in_again()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        await RevokeAsync(directory, "esp-01\n");
        using (var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub)))
        {
            await Answers.AssertRefusedAsync(response, 401, "40108: ");
        }

        await RevokeAsync(directory, "a/b/c is no name\n");
        using (var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub)))
        {
            await Answers.AssertRefusedAsync(response, 401, "40108: ");
        }

        File.Delete(directory.File("revoked-devices.txt"));
        using (var response = await TestDevice.AskAsync(hub, TestDevice.Proof(hub)))
        {
            await Answers.AssertRefusedAsync(response, 401, "40108: ");
        }

        Assert.Contains(hub.Log.Lines, line => line.Contains("Line 1 is no name of a publisher.", StringComparison.Ordinal));
    }

    private static async Task RevokeAsync(TemporaryFolder directory, string text) =>
        await File.WriteAllTextAsync(
            directory.File("revoked-devices.txt"), text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
}
