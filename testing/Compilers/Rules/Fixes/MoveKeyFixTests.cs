using Test = TelemetryGen.Rules.Tests.Harness.FixTest<
    TelemetryGen.Generator.Analyzers.Secrets.SecretAnalyzer,
    TelemetryGen.CodeFixes.MoveKeyFix>;

namespace TelemetryGen.Rules.Tests.Fixes;

/// <summary>A key leaves the source and is nowhere else. That of these texts is of nothing: 32 random bytes, made for them.</summary>
[Trait("Kind", "Slow")]
public class MoveKeyFixTests
{
    private const string Key = "Zk3vQ8sT1xWm6bYc0RfUe9LhJ2nDpA5gKo7iXyBtHqE=";
    private const string Environment = "MoveKeyFixEnvironment";
    private const string Configuration = "MoveKeyFixConfiguration";

    private const string IConfiguration =
        "namespace Microsoft.Extensions.Configuration { public interface IConfiguration { string? this[string key] { get; set; } } }";

    [Theory]
    [InlineData("string PrimaryKey => [|\"<key>\"|];", "string PrimaryKey => READ;", "PRIMARY_KEY")]
    [InlineData("string _sasKey = [|@\"<key>\"|];", "string _sasKey = READ;", "SAS_KEY")]
    [InlineData("void Set(string hubSecret) => Set(hubSecret: [|\"<key>\"|]);", "void Set(string hubSecret) => Set(hubSecret: READ);",
        "HUB_SECRET")]
    [InlineData("string s = \"SharedAccessKey=\" + [|\"<key>\"|];", "string s = \"SharedAccessKey=\" + (READ);", "SHARED_ACCESS_KEY")]
    [InlineData("string s = [|\"Endpoint=sb://a/;SharedAccessKey=<key>\"|];", "string s = READ;", "EVENT_HUB_CONNECTION_STRING")]
    [InlineData("string ConnectionString { get; } = [|\"Endpoint=sb://a/;SharedAccessKey=<key>\"|];",
        "string ConnectionString { get; } = READ;", "CONNECTION_STRING")]
    [InlineData("string F(string host) => $\"Endpoint=sb://{host}[|/;SharedAccessKey=<key>;EntityPath=|]{host}\";",
        "string F(string host) => $\"Endpoint=sb://{host}/;SharedAccessKey={READ};EntityPath={host}\";", "SHARED_ACCESS_KEY")]
    [InlineData("string F(string host) => $@\"Endpoint=sb://{host}[|/;SharedAccessKey=<key>|]\";",
        "string F(string host) => $@\"Endpoint=sb://{host}/;SharedAccessKey={READ}\";", "SHARED_ACCESS_KEY")]
    [InlineData("void F(Dictionary<string, string> settings) { settings[\"Hub:Key\"] = [|\"<key>\"|]; }",
        "void F(Dictionary<string, string> settings) { settings[\"Hub:Key\"] = READ; }", "SETTINGS_HUB_KEY")]
    [InlineData("int PrimaryKeyLength => [|\"<key>\"|].Length;", "int PrimaryKeyLength => (READ).Length;", "PRIMARY_KEY_LENGTH")]
    public Task The_environment_has_it(string member, string repaired, string variable) => Test.MakesAsync(
        Class(member), Class(Reading(repaired, variable)), Environment,
        says: $"Read it from the environment variable {variable}; revoke this key and set a new one there");

    [Theory]
    [InlineData("const string SharedAccessKey = [|\"<key>\"|]; string F() => SharedAccessKey;",
        "static readonly string SharedAccessKey = READ; string F() => SharedAccessKey;")]
    [InlineData("/// <summary>Sends.</summary>\n    public const string SharedAccessKey = [|\"<key>\"|];",
        "/// <summary>Sends.</summary>\n    public static readonly string SharedAccessKey = READ;")]
    [InlineData("string F() { const string sharedAccessKey = [|\"<key>\"|]; return sharedAccessKey; }",
        "string F() { string sharedAccessKey = READ; return sharedAccessKey; }")]
    public Task A_constant_becomes_what_is_read_once(string member, string repaired) =>
        Test.MakesAsync(Class(member), Class(Reading(repaired, "SHARED_ACCESS_KEY")), Environment);

    [Theory]
    [InlineData("string F(IConfiguration settings) { var sasKey = [|\"<key>\"|]; return sasKey; }",
        "string F(IConfiguration settings) { var sasKey = settings[\"SasKey\"] ?? throw new InvalidOperationException(\"SasKey is not "
            + "set.\"); return sasKey; }", "settings")]
    [InlineData("class Inner(IConfiguration all) { string _sasKey = [|\"<key>\"|]; }",
        "class Inner(IConfiguration all) { string _sasKey = all[\"SasKey\"] ?? throw new InvalidOperationException(\"SasKey is not "
            + "set.\"); }", "all")]
    [InlineData("readonly IConfiguration _all; string F() { var sasKey = [|\"<key>\"|]; return sasKey; }",
        "readonly IConfiguration _all; string F() { var sasKey = _all[\"SasKey\"] ?? throw new InvalidOperationException(\"SasKey is not "
            + "set.\"); return sasKey; }", "_all")]
    public Task The_programs_configuration_has_it(string member, string repaired, string configuration) => Test.MakesAsync(
        WithConfiguration(member), WithConfiguration(repaired), Configuration,
        says: $"Read it from {configuration}[\"SasKey\"]; revoke this key and set a new one where no repository has it");

    [Theory]
    [InlineData("readonly IConfiguration _all; static string F() { var sasKey = [|\"<key>\"|]; return sasKey; }")]
    [InlineData("readonly IConfiguration _all; string _sasKey = [|\"<key>\"|];")]
    [InlineData("readonly IConfiguration _all; class Inner { string F() { var sasKey = [|\"<key>\"|]; return sasKey; } }")]
    [InlineData("string F(IConfiguration all) { static string G() { var sasKey = [|\"<key>\"|]; return sasKey; } return G(); }")]
    [InlineData("string F(Func<IConfiguration> make) { var sasKey = [|\"<key>\"|]; var all = make(); return sasKey; }")]
    [InlineData("static IConfiguration _all; const string SasKey = [|\"<key>\"|];")]
    public Task Configuration_that_the_place_cannot_name_is_not_offered(string member)
    {
        var source = WithConfiguration(member);
        return Test.MakesAsync(source, source, Configuration);
    }

    [Theory]
    [InlineData("void F(string sasKey = [|\"<key>\"|]) { }")]
    [InlineData("[System.Obsolete([|\"SharedAccessKey=<key>\"|])] void F() { }")]
    [InlineData("bool IsSasKey(string key) => key is [|\"SharedAccessKey=<key>\"|];")]
    [InlineData("int F(string key) { switch (key) { case [|\"SharedAccessKey=<key>\"|]: return 1; default: return 0; } }")]
    [InlineData("byte[] SasKey => [|\"<key>\"u8|].ToArray();")]
    [InlineData("const string SasKey = [|\"<key>\"|], Other = \"\";")]
    [InlineData("const string SasKey = [|\"<key>\"|]; [System.Obsolete(SasKey)] void F() { }")]
    [InlineData("const string SasKey = [|\"<key>\"|]; const string Other = SasKey;")]
    [InlineData("const string SasKey = [|\"<key>\"|]; bool F(string key) => key is SasKey;")]
    [InlineData("const string SasKey = [|\"<key>\"|]; void F(string key = SasKey) { }")]
    [InlineData("void F() { const string sasKey = [|\"<key>\"|]; const string other = sasKey; }")]
    public Task Where_a_constant_is_asked_for_it_offers_nothing(string member) => Test.OffersNothingAsync(Class(member));

    private static string Class(string member) => $$"""
        class C
        {
            {{member.Replace("<key>", Key, StringComparison.Ordinal)}}
        }
        """;

    private static string WithConfiguration(string member) =>
        $"#pragma warning disable CS8618, CS0649\n{IConfiguration}\nnamespace Acme {{ using "
            + $"Microsoft.Extensions.Configuration; {Class(member)} }}";

    private static string Reading(string repaired, string variable) => repaired.Replace(
        "READ", $"Environment.GetEnvironmentVariable(\"{variable}\") ?? throw new InvalidOperationException(\"{variable} is not set.\")",
        StringComparison.Ordinal);
}
