namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>TLG0015 and TLG0016: attributes that change nothing, and messages that carry nothing.</summary>
public class NoEffectTests
{
    [Theory]
    [InlineData("[Timestamp(TimeUnit.Seconds)] long A", "Timestamp", "long",
        "it is the resolution of a point in time. Use DateTimeOffset")]
    [InlineData("[MaxLength(8)] int A", "MaxLength", "int",
        "it bounds texts, byte arrays, arrays and lists. Use [Range] to bound a number")]
    [InlineData("[MaxLength(8)] bool A", "MaxLength", "bool", "it bounds texts, byte arrays, arrays and lists. Use one of them")]
    [InlineData("[MaxLength(8), FixedLength(4)] string A", "MaxLength", "string",
        "[FixedLength] decides. Remove [FixedLength] for a length that varies")]
    [InlineData("[FixedLength(8)] System.Guid A", "FixedLength", "System.Guid",
        "it is the length of texts, byte arrays and arrays. Use one of them")]
    [InlineData("[MaxLength(2), FixedLength(2)] P[] A", "FixedLength", "Acme.P[]",
        "the length of a list of records varies up to its [MaxLength]. Use [MaxLength] alone")]
    [InlineData("[Unit(\"V\")] bool A", "Unit", "bool", "only numbers have a unit. Use a number")]
    [InlineData("[Unit(\"V\")] bool? A", "Unit", "bool?", "only numbers have a unit. Use a number")]
    [InlineData("[Unit(\"V\"), MaxLength(3)] string A", "Unit", "string", "only numbers have a unit. Use a number")]
    [InlineData("[Unit(\"V\")] P A", "Unit", "Acme.P", "only numbers have a unit. Use a number")]
    public async Task It_says(string member, string attribute, string type, string advice) => Assert.Equal(
        $"TLG0015 at 'A': [{attribute}] has no effect on A, which is of type {type}: {advice}, or remove [{attribute}].",
        Assert.Single(await RuleHarness.SayOfAsync($"partial record R({member}); public record P(int X)")));

    [Theory]
    [InlineData("[Timestamp(TimeUnit.Seconds)] DateTimeOffset? A")]
    [InlineData("[Unit(\"V\"), MaxLength(4)] short[] A, [Unit(\"V\"), FixedLength(4)] float[] B")]
    [InlineData("[Unit(\"V\")] int? A, [Scaled(0.1), Unit(\"V\")] double B")]
    [InlineData("[FixedLength(4)] string A, [FixedLength(4)] byte[] B, [MaxLength(4)] byte[] C, [MaxLength(2)] P[] D")]
    [InlineData("[Reserved, Unit(\"V\")] bool A, int B")]
    public async Task It_is_silent(string members) =>
        Assert.Empty(await RuleHarness.SayOfAsync($"partial record R({members}); public record P(int X)"));

    [Fact]
    public async Task Of_a_record_inside_it_is_said_where_that_is_declared() => Assert.Equal(
        "TLG0015 at 'X': [Unit] has no effect on X, which is of type bool: only numbers have a unit. Use a number, or remove [Unit].",
        Assert.Single(await RuleHarness.SayOfAsync("partial record R(P A); public record P([Unit(\"V\")] bool X)")));

    [Theory]
    [InlineData("partial record struct R")]
    [InlineData("partial class R { [TelemetryIgnore] public int A { get; set; } }")]
    public async Task A_message_without_fields_is_told(string declaration) => Assert.Equal(
        "TLG0016 at 'R': R has no fields, so its messages are a header of 8 bytes alone. Fields are positional parameters, and public "
            + "properties with get and init or set.",
        Assert.Single(await RuleHarness.SayOfAsync(declaration)));

    [Fact]
    public async Task A_message_whose_fields_were_removed_is_not_told() =>
        Assert.Empty(await RuleHarness.SayOfAsync("partial record struct R([Reserved] int A)"));
}
