namespace TelemetryGen.Targets.Markdown;

/// <summary>What the template of the page reads: every cell as text.</summary>
internal sealed record MarkdownModel(
    string Name, int Id, int Version, IReadOnlyList<MarkdownMessage> Messages, IReadOnlyList<MarkdownEnum> Enums)
{
    /// <summary>There are lists to tell of.</summary>
    public bool HasLists { get; init; }
}

internal sealed record MarkdownMessage(
    string Name, string Anchor, int Id, int BlockLength, int Minimum, int Maximum, string Bytes, string Limit, int FieldCount,
    IReadOnlyList<MarkdownField> Fields, IReadOnlyList<MarkdownGroup> Groups);

/// <summary>The entries of a list of records.</summary>
internal sealed record MarkdownGroup(string Name, string Type, int EntryLength, int MaxCount, IReadOnlyList<MarkdownField> Fields);

internal sealed record MarkdownField(
    string Offset, string Size, string Name, string Type, string Unit, string Range, string Step, string Null, string Since);

internal sealed record MarkdownEnum(string Name, string Type, string Kind, IReadOnlyList<MarkdownMember> Members);

internal sealed record MarkdownMember(string Name, string Value);
