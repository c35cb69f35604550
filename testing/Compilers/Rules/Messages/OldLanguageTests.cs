using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>TLG0013: one word at the attribute in the place of many in files that nobody wrote.</summary>
public class OldLanguageTests
{
    // Without `record struct`, file-scoped namespaces and the like, which newer languages have.
    private const string Record =
        "namespace Acme { [Telemetry(1)] public partial class R { public int A { get; set; } } [Telemetry(2)] public partial class S { "
            + "public int A { get; set; } } }";

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, "7.3")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    [InlineData(LanguageVersion.CSharp11, "11.0")]
    public async Task It_says_once_which_language_is_needed(LanguageVersion language, string version)
    {
        var said = await RuleHarness.SayInAsync(language, RuleHarness.Schema, Record);

        Assert.Equal(
            $"TLG0013 at 'TelemetryGen.TelemetrySchema(\"Acme.Greenhouse\", Id = 7, Version = 2)': The project "
                + $"is in C# {version}; what is generated for its records needs C# 12.0 or newer. Set LangVersion to 12.0 or more, or "
                + "take it out of the project.",
            Assert.Single(said));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.LatestMajor)]
    [InlineData(LanguageVersion.Preview)]
    public async Task It_says_nothing_of_a_language_that_is_new_enough(LanguageVersion language) =>
        Assert.Empty(await RuleHarness.SayInAsync(language, RuleHarness.Schema, Record));

    [Fact]
    public async Task It_says_nothing_where_there_is_no_record() =>
        Assert.Empty(await RuleHarness.SayInAsync(LanguageVersion.CSharp9, RuleHarness.Schema, "class Server { }"));
}
