using System.Net;
using TelemetryGen.EventHubs;
using TelemetryGen.Testing;

namespace TelemetryGen.LocalHub.Tests;

public sealed class PolicyTests
{
    private const string Path = "/greenhouse/messages";

    [Fact]
    public async Task New_directory_gets_three_policies_with_two_random_keys_each()
    {
        await using var hub = await TestHub.StartAsync();
        AccessPolicy[] policies = [hub.Hub.GetPolicy("send"), hub.Hub.GetPolicy("listen"), hub.Hub.GetPolicy("manage")];

        Assert.Equal([AccessRights.Send, AccessRights.Listen, AccessRights.Manage], policies.Select(policy => policy.Rights));
        Assert.True(AccessRights.Manage.HasFlag(AccessRights.Send) && AccessRights.Manage.HasFlag(AccessRights.Listen));
        var keys = policies.SelectMany(policy => (string[])[policy.PrimaryKey, policy.SecondaryKey]).ToArray();
        Assert.Equal(6, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Equal(32, Convert.FromBase64String(key).Length));
        Assert.Equal("send (Send)", policies[0].ToString());
    }

    [Fact]
    public async Task Keys_survive_a_restart()
    {
        using var directory = new TemporaryFolder();
        string key;
        await using (var hub = await TestHub.StartAsync(directory: directory))
        {
            key = hub.Hub.GetPolicy("send").PrimaryKey;
        }

        await using var again = await TestHub.StartAsync(directory: directory);
        Assert.Equal(key, again.Hub.GetPolicy("send").PrimaryKey);
    }

    [Fact]
    public async Task Unknown_policy_is_not_found()
    {
        await using var hub = await TestHub.StartAsync();

        var error = Assert.Throws<KeyNotFoundException>(() => hub.Hub.GetPolicy("nobody"));
        Assert.Equal("There is no policy 'nobody'.", error.Message);
    }

    [Fact]
    public async Task Changed_key_takes_effect_with_the_next_request()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        var old = hub.Token();
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), old));
        var policy = hub.Hub.GetPolicy("send");
        var file = await File.ReadAllTextAsync(directory.File("policies.json"), TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(
            directory.File("policies.json"),
            file.Replace(policy.PrimaryKey, "a new key", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        await Answers.AssertRefusedAsync(
            await hub.SendAsync(Path, Answers.Body("a"), old), 401, "40103: Invalid authorization token signature.");
        Assert.Equal("a new key", hub.Hub.GetPolicy("send").PrimaryKey);
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), hub.Token()));
        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), hub.Token(secondary: true)));
    }

    [Fact]
    public async Task Change_that_cannot_be_read_leaves_the_old_policies_and_is_logged_without_keys()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        var token = hub.Token();

        await File.WriteAllTextAsync(
            directory.File("policies.json"), """{"policies":[{"name":"send","rights":["Sned"],"primaryKey":"secret"}]}""",
            TestContext.Current.CancellationToken);

        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), token));
        var line = Assert.Single(hub.Log.Lines, line => line.Contains("what was read last stays in force", StringComparison.Ordinal));
        Assert.Contains("The JSON is wrong at $.policies[0].rights[0]: line 1", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policy_of_a_hub_signs_for_that_hub_only()
    {
        using var directory = new TemporaryFolder();
        await File.WriteAllTextAsync(
            directory.File("policies.json"),
            """
            {
              "policies": [],
              "hubs": { "Greenhouse": [ { "name": "device", "rights": ["Send"], "primaryKey": "k1", "secondaryKey": "k2" } ] }
            }
            """,
            TestContext.Current.CancellationToken);
        await using var hub = await TestHub.StartAsync(directory: directory);
        string Sign(string resource) =>
            SasToken.Create($"https://{hub.Authority}/{resource}", "device", "k1", DateTimeOffset.UtcNow.AddHours(1)).Text;

        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a"), Sign("greenhouse")));
        await Answers.AssertRefusedAsync(
            await hub.SendAsync("/greenhouse2/messages", Answers.Body("a"), Sign("greenhouse2")),
            401,
            "40106: Unknown authorization policy 'device' for this resource.");
        await Answers.AssertRefusedAsync(
            await hub.SendAsync(Path, Answers.Body("a"), Sign("")), 401, "40106: Unknown authorization policy 'device' for this resource.");
        Assert.Equal("k1", hub.Hub.GetPolicy("device", "greenhouse").PrimaryKey);
    }

    [Fact]
    public async Task Policies_that_are_no_utf8_leave_the_old_ones_and_are_logged()
    {
        using var directory = new TemporaryFolder();
        await using var hub = await TestHub.StartAsync(directory: directory);
        byte[] content = [.. "{\"policies\":[],\"hubs\":{\""u8, 0xFF, .. "\":[]}}"u8];

        await File.WriteAllBytesAsync(directory.File("policies.json"), content, TestContext.Current.CancellationToken);

        await Answers.AssertStoredAsync(await hub.SendAsync(Path, Answers.Body("a")));
        Assert.Single(hub.Log.Lines, line => line.EndsWith("It is not UTF-8. ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "The JSON is wrong at $: line 1, byte 1.")]
    [InlineData("null", "The file holds null.")]
    [InlineData("{}", "The JSON is wrong at $: line 1, byte 3.")]
    [InlineData("""{"policies":[],"more":1}""", "The JSON is wrong at $.more: line 1, byte 23.")]
    [InlineData("""{"policies":[{"name":"a","rights":[],"primaryKey":"k","secondaryKey":""}]}""",
        "The namespace's policy 'a' has an empty key.")]
    [InlineData("""{"policies":[],"hubs":{"a":[],"A":[]}}""", "Hub A is there twice; case does not count.")]
    [InlineData("""{"policies":[],"hubs":{"\ud800":[]}}""", "The JSON is wrong at $.hubs: line 1, byte 33.")]
    [InlineData("""{"policies":[null]}""", "The namespace has a policy that is null.")]
    [InlineData("""{"policies":[],"hubs":{"a":null}}""", "Hub a has null for its policies.")]
    public async Task Policies_that_cannot_be_read_keep_the_hub_from_starting(string content, string reason)
    {
        using var directory = new TemporaryFolder();
        await File.WriteAllTextAsync(directory.File("policies.json"), content, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<LocalHubException>(() => TestHub.StartAsync(directory: directory));

        Assert.Equal(LocalHubError.PoliciesUnusable, error.Error);
        Assert.Equal(
            $"{directory.File("policies.json")} cannot be used: {reason} Mend it, or delete it for new policies with new keys.",
            error.Message);
    }

    [Fact]
    public async Task Policy_signs_what_the_hub_accepts()
    {
        await using var hub = await TestHub.StartAsync();
        var token = hub.Hub.GetPolicy("send").Sign(
            EventHubResource.Publisher(hub.Authority, "greenhouse", "bed 1:ä"), DateTimeOffset.UtcNow.AddMinutes(5));

        using var response = await hub.SendAsync("/greenhouse/publishers/bed%201%3A%C3%A4/messages", Answers.Body("a"), token.Text);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("bed 1:ä", Assert.Single(await hub.ReadAsync(1)).Publisher);
    }
}
