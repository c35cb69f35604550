using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TelemetryGen.EventHubs;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

public class SasTests : IDisposable
{
    private const string Key = "c2VjcmV0IGtleQ==";
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_token_alone_is_written_and_the_key_signed_it()
    {
        var run = await SignAsync("--namespace", "contoso", "--publisher", "wipy-01", "--ttl", "30d");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.True(SasToken.TryParse(run.Out.TrimEnd('\n'), out var token, out _));
        Assert.Equal(("https://contoso.servicebus.windows.net/greenhouse/publishers/wipy-01", "send"), (token!.Resource, token.PolicyName));
        Assert.True(token.Verify(Key));
        Assert.InRange(token.Expiry - DateTimeOffset.UtcNow, TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        Assert.DoesNotContain(Key, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_what_the_documentation_computes()
    {
        var run = await SignAsync("--namespace", "contoso", "--publisher", "wipy-01", "--ttl", "30d");

        // By the words of the documentation, with nothing of this project: the signature is over "{sr}\n{se}", keyed with the key's UTF-8
        // bytes.
        var expiry = run.Out.Split("&se=")[1].Split('&')[0];
        const string resource = "https%3A%2F%2Fcontoso.servicebus.windows.net%2Fgreenhouse%2Fpublishers%2Fwipy-01";
        var signature =
            Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes($"{resource}\n{expiry}")));
        Assert.Equal($"SharedAccessSignature sr={resource}&sig={Uri.EscapeDataString(signature)}&se={expiry}&skn=send\n", run.Out);
    }

    [Fact]
    public async Task Json_tells_what_the_token_opens_and_until_when()
    {
        var run = await SignAsync("--namespace", "localhost:8443", "--ttl", "12h", "--json");

        var json = JsonDocument.Parse(run.Out).RootElement;
        Assert.Equal("https://localhost:8443/greenhouse", json.GetProperty("resource").GetString());
        Assert.Equal("send", json.GetProperty("policy").GetString());
        Assert.InRange(json.GetProperty("expiry").GetDateTime(), DateTime.UtcNow.AddHours(11.9), DateTime.UtcNow.AddHours(12));
        Assert.StartsWith("SharedAccessSignature sr=", json.GetProperty("token").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--key-env or --key-file; give one. It is never an argument: others would see it.", "--ttl", "1h")]
    [InlineData("The environment variable TELEMETRYGEN_TEST_NO_SUCH is not set.", "--ttl", "1h", "--key-env", "TELEMETRYGEN_TEST_NO_SUCH")]
    [InlineData("File not found: no.key.", "--ttl", "1h", "--key-file", "no.key")]
    [InlineData("--ttl is 'forever'; it must be a whole number and s, m, h or d, such as 30d or 12h, at most 3650d.", "--ttl", "forever")]
    [InlineData("'-' is not a hub name.", "--ttl", "1h", "--hub", "-")]
    public async Task Wrong_use_is_one_line(string error, params string[] arguments)
    {
        string[] hub = arguments.Contains("--hub") ? [] : ["--hub", "greenhouse"];
        var run = await CliRun.OfAsync(["sas", "--namespace", "contoso", "--policy", "send", .. hub, .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.EndsWith(error + "\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    private Task<CliRun> SignAsync(params string[] arguments) =>
        CliRun.OfAsync(
            ["sas", "--hub", "greenhouse", "--policy", "send", "--key-file", _folder.Write("send.key", Key + "\n"), .. arguments]);
}
