namespace TelemetryGen.Conformance;

/// <summary>
/// The generated table has every record with every form that it ought to have: what is left out there, no other test asks for.
/// </summary>
public class FormsTableTests
{
    // Texts, arrays, lists, nested records: no packed struct.
    private static readonly string[] WithoutWire =
    [
        "Alive", "Arrays", "Evolving", "Identities", "Nested", "OnlyList", "OnlyText", "Ping", "Readings", "Removed", "Texts", "Woken",
    ];

    // Nothing in them has one value a message.
    private static readonly string[] WithoutColumns = ["Alive", "OnlyList", "OnlyText", "Ping"];

    public static TheoryData<string> Messages => [.. ContractSchema.Spec.Messages.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_record_has_each_form_that_it_can_have(string message)
    {
        var forms = Forms.Of(message);

        Assert.Equal(!WithoutWire.Contains(message), forms.Wire is not null);
        Assert.Equal(!WithoutWire.Contains(message), forms.Reverse is not null);
        Assert.Equal(!WithoutColumns.Contains(message), forms.ReadColumns is not null);
        Assert.Equal(!WithoutColumns.Contains(message), forms is { ReadEvent: not null, WithoutTexts: not null });
    }

    [Fact]
    public void A_record_that_is_none_is_refused_by_name() =>
        Assert.StartsWith("The table has no forms of Nothing.", Assert.Throws<ArgumentException>(() => Forms.Of("Nothing")).Message,
            StringComparison.Ordinal);
}
