using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

public class DeviceKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_key_is_derived_from_the_master_key_in_the_folder()
    {
        var first = await RunAsync("esp-01");
        var again = await RunAsync("esp-01");
        var json = await RunAsync("esp-01", "--json");
        var other = await RunAsync("ESP-01");

        var master = Convert.FromBase64String(
            await File.ReadAllTextAsync(Path.Combine(_folder.Path, "device-master.key"), TestContext.Current.CancellationToken));
        var expected = Convert.ToBase64String(HMACSHA256.HashData(master, Encoding.UTF8.GetBytes("esp-01")));
        Assert.Equal((0, expected + "\n", ""), (first.ExitCode, first.Out, first.Error));
        Assert.Equal(first.Out, again.Out);
        Assert.Equal(expected, JsonDocument.Parse(json.Out).RootElement.GetProperty("key").GetString());
        Assert.NotEqual(first.Out, other.Out);
    }

    [Fact]
    public async Task A_name_that_no_publisher_has_is_wrong_use()
    {
        var run = await RunAsync("a/b");

        Assert.Equal((2, "", "telemetrygen: --device is 'a/b'; it must be a publisher name: 1 to 128 characters, none of / \\ ? # %.\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Fact]
    public async Task A_damaged_master_key_is_named_and_left_alone()
    {
        var path = Path.Combine(_folder.Path, "device-master.key");
        await File.WriteAllTextAsync(path, "c2hvcnQ=", TestContext.Current.CancellationToken);
        var run = await RunAsync("esp-01");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"telemetrygen: {path} is not the base64 of 32 bytes.", run.Error, StringComparison.Ordinal);
        Assert.Equal("c2hvcnQ=", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_gets_no_master_key()
    {
        var typo = Path.Combine(_folder.Path, "hub-dta");
        var run = await CliRun.OfAsync("device-key", "--data", typo, "--device", "esp-01");

        Assert.Equal(
            (1, "", $"telemetrygen: There is no folder {typo}. Give the hub's folder, or make an empty one for a new hub.\n"),
            (run.ExitCode, run.Out, run.Error));
        Assert.False(Directory.Exists(typo));
    }

    [Fact]
    public async Task A_folder_with_other_things_alone_gets_no_master_key()
    {
        _folder.Write("letter.txt", "Dear Anna");
        var run = await RunAsync("esp-01");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(
            $"telemetrygen: {_folder.Path} is no hub's folder: it has files, but neither device-master.key nor policies.json.", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(["letter.txt"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_with_policies_is_one_of_a_hub_to_be()
    {
        _folder.Write("policies.json", "{}");

        Assert.Equal(0, (await RunAsync("esp-01")).ExitCode);
    }

    [Fact]
    public async Task A_folder_without_a_name_is_wrong_use()
    {
        var run = await CliRun.OfAsync("device-key", "--data", " ", "--device", "esp-01");

        Assert.Equal((2, "telemetrygen: --data is empty; it must be the hub's folder.\n"), (run.ExitCode, run.Error));
    }

    private Task<CliRun> RunAsync(string device, params string[] more) =>
        CliRun.OfAsync(["device-key", "--data", _folder.Path, "--device", device, .. more]);
}
