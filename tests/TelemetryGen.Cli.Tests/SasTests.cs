using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TelemetryGen.EventHubs;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests;

public class SasTests : IDisposable
{
    private const string Key = "dGhpcnR5LXR3byBieXRlcyBvZiBhIHRlc3Qga2V5ISE=";
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

    [Theory]
    [InlineData("", "is empty.")]
    [InlineData(" \r\n", "is empty.")]
    [InlineData(Key + "\n" + Key, "holds a blank or a line end within the text; a key has none. Give the key alone.")]
    [InlineData("Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=" + Key,
        "holds a connection string; the key is what stands after SharedAccessKey= up to the next ;.")]
    [InlineData("SharedAccessSignature sr=https%3A%2F%2Fcontoso&sig=x&se=1&skn=send",
        "holds a SAS token; the key is the primary or secondary key of the policy.")]
    public async Task What_can_be_no_key_signs_nothing(string text, string problem)
    {
        var path = _folder.Write("odd.key", text);
        var run = await CliRun.OfAsync(
            "sas", "--namespace", "contoso", "--hub", "greenhouse", "--policy", "send", "--ttl", "1h", "--key-file", path);

        Assert.Equal((2, "", $"telemetrygen: {path} {problem}\n"), (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("typo", 4)]
    [InlineData("c2VjcmV0IGtleQ==", 16)]
    public async Task A_key_of_another_form_signs_with_a_warning_that_does_not_repeat_it(string text, int length)
    {
        var path = _folder.Write("odd.key", text);
        var run = await CliRun.OfAsync(
            "sas", "--namespace", "contoso", "--hub", "greenhouse", "--policy", "send", "--ttl", "1h", "--key-file", path);

        Assert.Equal(0, run.ExitCode);
        Assert.True(SasToken.TryParse(run.Out.TrimEnd('\n'), out var token, out _));
        Assert.True(token!.Verify(text));
        Assert.StartsWith($"telemetrygen: warning: {path} holds {length} characters; keys of Azure ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(text, run.Error.Replace(path, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_without_a_name_is_named()
    {
        var run = await CliRun.OfAsync("sas", "--namespace", "contoso", "--hub", "greenhouse", "--policy", "", "--ttl", "1h", "--key-file",
            _folder.Write("send.key", Key));

        Assert.Equal(
            (2, "telemetrygen: --policy is empty; it must be the name of the policy whose key signs.\n"), (run.ExitCode, run.Error));
    }

    private Task<CliRun> SignAsync(params string[] arguments) =>
        CliRun.OfAsync(
            ["sas", "--hub", "greenhouse", "--policy", "send", "--key-file", _folder.Write("send.key", Key + "\n"), .. arguments]);
}
