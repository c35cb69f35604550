namespace TelemetryGen.Targets.Markdown;

/// <summary>What the template of the page reads: every cell as text.</summary>
internal sealed record MarkdownModel(string Name, int Id, int Version, IReadOnlyList<MarkdownMessage> Messages, IReadOnlyList<MarkdownEnum> Enums);

internal sealed record MarkdownMessage(
    string Name, string Anchor, int Id, int BlockLength, int Minimum, int Maximum, string Bytes, string Limit, int FieldCount, IReadOnlyList<MarkdownField> Fields);

internal sealed record MarkdownField(
    string Offset, string Size, string Name, string Type, string Unit, string Range, string Step, string Null, string Since);

internal sealed record MarkdownEnum(string Name, string Type, string Kind, IReadOnlyList<MarkdownMember> Members);

internal sealed record MarkdownMember(string Name, string Value);
