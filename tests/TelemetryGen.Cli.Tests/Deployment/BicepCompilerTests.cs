using System.Text.Json;
using TelemetryGen.Testing;

namespace TelemetryGen.Cli.Tests.Deployment;

/// <summary>The files, by Microsoft's own compiler: types of Azure, linter, formatter, and what it says would be deployed.</summary>
public sealed class BicepCompilerTests : IDisposable
{
    private const string Place = "11111111-2222-3333-4444-555555555555";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_deployment_compiles_without_a_warning()
    {
        await WriteAllAsync("greenhouse.xml", "everything.xml", "parts.xml");

        Assert.Equal("", Plain(await BicepCompiler.RunAsync(_folder.Path, "build", "--pattern", "**/main.bicep")));
        Assert.Equal("", Plain(await BicepCompiler.RunAsync(_folder.Path, "build-params", "--pattern", "**/main.bicepparam")));
    }

    [Fact]
    public async Task A_mistake_is_told()
    {
        await WriteAllAsync("greenhouse.xml");
        var main = _folder.File("greenhouse.xml-usual/main.bicep");
        File.WriteAllText(main, File.ReadAllText(main).Replace("partitionCount: partitionCount", "partitions: partitionCount",
            StringComparison.Ordinal) + "param unused string = ''\n");

        var said = await BicepCompiler.RunAsync(_folder.Path, "build", "--pattern", "greenhouse.xml-usual/main.bicep");

        Assert.Contains("BCP037", said, StringComparison.Ordinal);
        Assert.Contains("no-unused-params", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_written_as_the_formatter_writes_them()
    {
        await WriteAllAsync("greenhouse.xml");
        var before = Sources();

        foreach (var pattern in new[] { "**/*.bicep", "**/*.bicepparam" })
        {
            Assert.Equal("", Plain(await BicepCompiler.RunAsync(_folder.Path, "format", "--pattern", pattern, "--newline-kind", "LF")));
        }

        foreach (var (file, text) in Sources())
        {
            Assert.Equal(before[file], text);
        }
    }

    [Fact]
    public async Task What_is_deployed_has_least_rights_and_no_key()
    {
        var resources = await PredictAsync("all");

        var policies = Of(resources, "Microsoft.EventHub/namespaces/eventhubs/authorizationRules").ToDictionary(
            p => p.GetProperty("name").GetString()!.Split('/')[^1], p => p.GetProperty("properties").GetProperty("rights").ToString());
        Assert.Equal(["forward", "listen", "send"], policies.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            ("[\"Send\"]", "[\"Send\"]", "[\"Listen\"]"),
            (Bare(policies["send"]), Bare(policies["forward"]), Bare(policies["listen"])));
        Assert.Empty(Of(resources, "Microsoft.EventHub/namespaces/authorizationRules"));
        Assert.All(Of(resources, "Microsoft.Storage/storageAccounts"), account =>
        {
            var properties = account.GetProperty("properties");
            Assert.False(properties.GetProperty("allowBlobPublicAccess").GetBoolean());
            Assert.False(properties.GetProperty("allowSharedKeyAccess").GetBoolean());
            Assert.Equal("TLS1_2", properties.GetProperty("minimumTlsVersion").GetString());
        });
        var space = Assert.Single(Of(resources, "Microsoft.EventHub/namespaces")).GetProperty("properties");
        Assert.Equal(
            ("1.2", false), (space.GetProperty("minimumTlsVersion").GetString(), space.GetProperty("disableLocalAuth").GetBoolean()));
        Assert.DoesNotContain("listKeys", JsonSerializer.Serialize(resources), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Names_and_numbers_are_those_of_the_options()
    {
        var resources = await PredictAsync("named");

        var space = Assert.Single(Of(resources, "Microsoft.EventHub/namespaces"));
        Assert.Equal("contoso", space.GetProperty("name").GetString());
        Assert.Equal(2, space.GetProperty("sku").GetProperty("capacity").GetInt32());
        Assert.Equal((true, 10), (space.GetProperty("properties").GetProperty("isAutoInflateEnabled").GetBoolean(),
            space.GetProperty("properties").GetProperty("maximumThroughputUnits").GetInt32()));
        var hub = Assert.Single(Of(resources, "Microsoft.EventHub/namespaces/eventhubs"));
        Assert.Equal("contoso/Roof_1.all", hub.GetProperty("name").GetString());
        Assert.Equal((4, 24), (hub.GetProperty("properties").GetProperty("partitionCount").GetInt32(),
            hub.GetProperty("properties").GetProperty("retentionDescription").GetProperty("retentionTimeInHours").GetInt32()));
        Assert.Equal(["contoso/Roof_1.all/server", "contoso/Roof_1.all/Billing"],
            Of(resources, "Microsoft.EventHub/namespaces/eventhubs/consumergroups").Select(g => g.GetProperty("name").GetString()));
        Assert.Equal(["checkpoints-server", "checkpoints-billing"],
            Of(resources, "Microsoft.Storage/storageAccounts/blobServices/containers").Select(
                c => c.GetProperty("name").GetString()!.Split('/')[^1]));
    }

    [Fact]
    public async Task Roles_are_given_where_an_identity_is_named_and_to_nobody_else()
    {
        Assert.Empty(Of(await PredictAsync("decoded"), "Microsoft.Authorization/roleAssignments"));

        var roles = Of(
            await PredictAsync("decoded", "param serverPrincipalId = '99999999-2222-3333-4444-555555555555'\n"),
            "Microsoft.Authorization/roleAssignments").ToList();

        // Receiver of the hub, contributor of the container, sender of the second hub; each on that resource alone.
        Assert.Equal(3, roles.Count);
        Assert.All(roles.Select(r => r.GetProperty("properties")), role => Assert.Equal(
            ("99999999-2222-3333-4444-555555555555", "ServicePrincipal"),
            (role.GetProperty("principalId").GetString(), role.GetProperty("principalType").GetString())));
        var scopes = roles.Select(r => r.GetProperty("id").GetString()!.Split("/providers/Microsoft.Authorization/")[0]).ToList();
        Assert.Single(scopes, s => s.EndsWith("/eventhubs/greenhouse", StringComparison.Ordinal));
        Assert.Single(scopes, s => s.EndsWith("/eventhubs/greenhouse-decoded", StringComparison.Ordinal));
        Assert.Single(scopes, s => s.EndsWith("/containers/checkpoints-server", StringComparison.Ordinal));
    }

    private async Task WriteAllAsync(params string[] schemas)
    {
        foreach (var schema in schemas)
        {
            foreach (var (name, options) in Deployments.All)
            {
                await WriteAsync(schema, $"{schema}-{name}", options);
            }
        }
    }

    private async Task WriteAsync(string schema, string folder, string[] options)
    {
        var run = await CliRun.OfAsync(["azure", "--schema", _folder.Sample(schema), "--output", _folder.File(folder), .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    /// <summary>What the compiler says that would be deployed.</summary>
    private async Task<IReadOnlyList<JsonElement>> PredictAsync(string deployment, string parameters = "")
    {
        var folder = deployment + parameters.Length;
        await WriteAsync("greenhouse.xml", folder, Deployments.All[deployment]);
        File.AppendAllText(_folder.File($"{folder}/main.bicepparam"), parameters);
        var said = await BicepCompiler.RunAsync(
            _folder.File(folder), "snapshot", "main.bicepparam", "--mode", "overwrite", "--subscription-id", Place,
            "--resource-group", "rg", "--location", "westeurope", "--tenant-id", Place);
        Assert.Equal("", Plain(said));
        using var snapshot = JsonDocument.Parse(File.ReadAllText(_folder.File($"{folder}/main.snapshot.json")));
        return [.. snapshot.RootElement.GetProperty("predictedResources").EnumerateArray().Select(r => r.Clone())];
    }

    private static IEnumerable<JsonElement> Of(IReadOnlyList<JsonElement> resources, string type) =>
        resources.Where(r => r.GetProperty("type").GetString()!.Equals(type, StringComparison.OrdinalIgnoreCase));

    private Dictionary<string, string> Sources() => Directory.EnumerateFiles(_folder.Path, "*.bicep*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith(".json", StringComparison.Ordinal)).ToDictionary(f => f, File.ReadAllText);

    private static string Bare(string json) => string.Concat(json.Where(c => !char.IsWhiteSpace(c)));

    private static string Plain(string said) => said.Trim();
}
