namespace TelemetryGen.Schema;

/// <summary>One way in which a schema differs from the one that was locked.</summary>
/// <param name="Rule">A rule of docs/rules, <c>TLG0201</c> to <c>TLG0207</c>.</param>
/// <param name="Message">The message it is about; null for the schema.</param>
/// <param name="Field">The message's own field; null for the message.</param>
/// <param name="Text">What changed, what it breaks on which boards, and what to do: one or two sentences.</param>
public sealed record SchemaChange(string Rule, string? Message, string? Field, string Text)
{
    /// <summary>
    /// What a fix would write, in the words of C#: the version to add a new field in; the declaration of a field as it was locked; for a
    /// field that is gone the member before it, a bar, and the declaration. Null when no fix is sure.
    /// </summary>
    public string? Suggestion { get; init; }

    /// <summary>What changed of the field's enumeration; null when the field itself did.</summary>
    public EnumPlace? Place { get; init; }

    /// <summary>
    /// Boards in the field, or messages that are stored, would be read wrong or not at all. Otherwise the lock only has to follow.
    /// </summary>
    public bool IsBreak => Rule != RuleIds.NotLocked;
}
