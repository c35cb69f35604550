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

    [Theory]
    [InlineData("""const string T = "SharedAccessSignature sr=https%3A%2F%2Fa%2Fh&sig=SIG&se=1&skn=send";""", true)]
    [InlineData("""const string T = "SharedAccessSignature sig=SIG&sr=https%3A%2F%2Fa%2Fh&se=1&skn=send";""", true)]
    [InlineData("""string F(string sr) => $"SharedAccessSignature sr={sr}&sig=SIG";""", false)]
    [InlineData("""string F(string se) => $"SharedAccessSignature sr=a&sig=SIG&se={se}";""", true)]
    [InlineData("""const string T = "SharedAccessSignature sr=https%3A%2F%2Fa%2Fh&sig=...&se=1&skn=send of the documentation";""", false)]
    [InlineData("""const string T = "https://a/?sv=2026&sig=SIG";""", false)]
    public async Task It_says_of_a_token(string member, bool expected)
    {
        var signature = Uri.EscapeDataString(Key);
        var said = await RuleHarness.SayAsync($"class C {{ {member.Replace("SIG", signature, StringComparison.Ordinal)} }}");

        Assert.Equal(expected ? 1 : 0, said.Length);
        Assert.All(said, s => Assert.EndsWith(
            "': A SAS token is in the source. Who reads the source, or the assembly, has it until it expires: renew the key that signed "
                + "it, and sign a token when it is needed, or read it from configuration or the environment.",
            s, StringComparison.Ordinal));
    }
}
