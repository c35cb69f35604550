namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>What is taken for a key in the source. The key of these texts is of nothing: 32 random bytes, made for them.</summary>
public class SecretRuleTests
{
    private const string Key = "Zk3vQ8sT1xWm6bYc0RfUe9LhJ2nDpA5gKo7iXyBtHqE=";
    private const string Instead =
        " Who reads the source, or the assembly, has it: renew the key, and read it from configuration or the environment.";

    [Theory]
    [InlineData("""const string SharedAccessKey = "KEY";""", "SharedAccessKey is a key in the source.")]
    [InlineData("""string PrimaryKey => "KEY";""", "PrimaryKey is a key in the source.")]
    [InlineData("""string PrimaryKey { get; } = "KEY";""", "PrimaryKey is a key in the source.")]
    [InlineData("""void Set(string hubSecret) => Set(hubSecret: "KEY");""", "hubSecret is a key in the source.")]
    [InlineData("""void Set(string hubSecret) => Set("KEY");""", "hubSecret is a key in the source.")]
    [InlineData("""string _k = ""; void Set(C other) => other._k = "KEY";""", null)]
    [InlineData("""string _sasKey = ""; void Set(C other) => other._sasKey = "KEY";""", "_sasKey is a key in the source.")]
    [InlineData("""void F(byte[] key) => F("KEY"u8.ToArray());""", "key is a key in the source.")]
    [InlineData("""string s = "Endpoint=sb://a/;SharedAccessKeyName=n;SharedAccessKey=KEY;EntityPath=h";""",
        "A connection string with its key is in the source.")]
    [InlineData("""string s = "SharedAccessKey=" + "KEY";""", "SharedAccessKey is a key in the source.")]
    [InlineData("""string F(string host) => $"Endpoint=sb://{host}/;SharedAccessKey=KEY";""",
        "A connection string with its key is in the source.")]
    [InlineData(""""string F(string host) => $$"""{{host}};SharedAccessKey=KEY;{{host}}""";"""",
        "A connection string with its key is in the source.")]
    [InlineData("""string Hash = "KEY";""", null)]
    [InlineData("""string PublicKey = "KEY";""", null)]
    [InlineData("""string KeyFingerprint = "KEY";""", null)]
    [InlineData("""string Key = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";""", null)]
    [InlineData("""string s = "Endpoint=sb://a/;SharedAccessKeyName=n;SharedAccessKey=" + C.Name; static string Name = "";""", null)]
    [InlineData("""string s = "SharedAccessKey=SAS_KEY_VALUE_OF_THE_EMULATOR_IS_NOT_A_KEY";""", null)]
    public async Task It_says(string member, string? expected)
    {
        var said = await RuleHarness.SayAsync($"class C {{ {member.Replace("KEY", Key, StringComparison.Ordinal)} }}");

        Assert.Equal(expected is null ? [] : [expected + Instead], said.Select(s => s[(s.IndexOf("': ", StringComparison.Ordinal) + 3)..]));
        Assert.All(said, s => Assert.StartsWith("TLG0601 at '", s, StringComparison.Ordinal));
        Assert.All(said, s => Assert.DoesNotContain(Key, s[s.IndexOf("': ", StringComparison.Ordinal)..], StringComparison.Ordinal));
    }
}
