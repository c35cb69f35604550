using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Markdown;

/// <summary>A page for people who review a wire contract: every byte of every message.</summary>
internal sealed class MarkdownTarget : ITarget
{
    public string Name => "markdown";

    public string Description => "a page with the table of every message's fields, for reviewers";

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options)
    {
        NameCheck.ThrowIfTaken(this, schema);
        var anchors = new MarkdownAnchors();
        anchors.Create(schema.Name);
        var model = new MarkdownModel(
            MarkdownCells.Escape(schema.Name),
            schema.Id,
            schema.Version,
            [.. schema.Messages.Select(m => Message(m, anchors))],
            [.. schema.Enums.Select(Enumeration)])
        {
            HasLists = schema.Messages.Any(m => m.Fields.Any(f => f.IsGroup)),
        };
        yield return new($"markdown/{WindowsFiles.GetSafeName(schema.ShortName + ".md")}",
            TemplateStore.Render("Markdown/Templates/page.md.scriban", model));
    }

    private static MarkdownMessage Message(MessageSpec message, MarkdownAnchors anchors)
    {
        var layout = WireLayout.From(message);
        var anchor = anchors.Create(message.Name);
        var groups = layout.Groups.Where(g => g.Number is null && !g.Field.Reserved).ToList();
        groups.ForEach(g => anchors.Create(g.Field.Name));
        return new(
            MarkdownCells.Escape(message.Name),
            anchor,
            message.Id,
            layout.BlockLength,
            layout.MinPayloadBytes,
            layout.MaxPayloadBytes,
            layout.MinPayloadBytes == layout.MaxPayloadBytes
                ? $"{layout.MaxPayloadBytes}"
                : $"{layout.MinPayloadBytes} to {layout.MaxPayloadBytes}",
            message.MaxPayloadBytes is { } limit ? $" of the {limit} that it may take" : "",
            message.LiveFields.Count(),
            [.. layout.Block.SelectMany(s => Slot(s, 0, "")), .. layout.Groups.Select(MarkdownCells.FormatGroup),
                .. layout.Data.Select(MarkdownCells.FormatData)],
            [.. groups.Select(Group)]);
    }

    private static MarkdownGroup Group(GroupSlot group) => new(
        MarkdownCells.Escape(group.Field.Name), MarkdownCells.Escape(group.Entry.Message.Name), group.EntryLength, group.Field.MaxCount,
        [.. group.Entry.Block.SelectMany(s => Slot(s, 0, ""))]);

    // The fields of a record in the block have rows of their own: a reviewer counts bytes.
    private static IEnumerable<MarkdownField> Slot(BlockSlot slot, int start, string path) => slot switch
    {
        BitSetSlot set => set.Bits.Select((field, bit) => MarkdownCells.FormatBoolean(set, field, bit, start, path)),
        FieldSlot { Field.Reserved: false,
            Inner: { } inner } record => inner.Block.SelectMany(s => Slot(s, start + slot.Offset, $"{path}{record.Field.Name}."))
            .Select(row => row with { Since = row.Since == "" && slot.Since > 1 ? NumberText.Format(slot.Since) : row.Since }),
        _ => [MarkdownCells.FormatField((FieldSlot)slot, start, path)],
    };

    private static MarkdownEnum Enumeration(EnumSpec enumeration) => new(
        MarkdownCells.Escape(enumeration.Name),
        enumeration.Wire.SbeName(),
        enumeration.IsFlags ? "flags" : "enum",
        [.. enumeration.Members.Select(m => new MarkdownMember(
            MarkdownCells.Escape(m.Name), enumeration.IsFlags ? EnumWords.Hex(enumeration.Wire, m.Value) : NumberText.Format(m.Value)))]);
}
