namespace TelemetryGen.Targets.Sbe;

/// <summary>What the template of the messageSchema reads: elements with their attributes decided.</summary>
internal sealed record SbeModel(
    IReadOnlyList<XmlAttributeText> Attributes,
    IReadOnlyList<SbeElement> Types,
    IReadOnlyList<SbeElement> Composites,
    IReadOnlyList<SbeElement> Enumerations,
    IReadOnlyList<SbeElement> Messages);

/// <summary>An element: its name, attributes, text (or ""), and the elements in it.</summary>
internal sealed record SbeElement(string Name, IReadOnlyList<XmlAttributeText> Attributes, string Text, IReadOnlyList<SbeElement> Items)
{
    public SbeElement(string name, IReadOnlyList<XmlAttributeText> attributes, params IReadOnlyList<SbeElement> items)
        : this(name, attributes, "", items)
    {
    }

    /// <summary>The same with more attributes, those that have a value.</summary>
    public SbeElement With(params ReadOnlySpan<(string Name, object? Value)> attributes) =>
        this with { Attributes = [.. Attributes, .. XmlAttributeText.List(attributes)] };

    /// <summary>All that it says: two elements of one text are one.</summary>
    public string ToText() => $"{Name} {string.Join(' ', Attributes)} {Text} {string.Join(' ', Items.Select(i => i.ToText()))}";
}
