using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Markdown;

/// <summary>A page for people who review a wire contract: every byte of every message.</summary>
internal sealed class MarkdownTarget : ITarget
{
    public string Name => "markdown";

    public string Description => "a page with the table of every message's fields, for reviewers";

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema)
    {
        var model = new MarkdownModel(
            MarkdownCells.Escape(schema.Name),
            schema.Id,
            schema.Version,
            [.. schema.Messages.Select(Message)],
            [.. schema.Enums.Select(Enumeration)]);
        yield return new($"markdown/{schema.ShortName}.md", TemplateStore.Render("Markdown/Templates/page.md.scriban", model));
    }

    private static MarkdownMessage Message(MessageSpec message)
    {
        var layout = WireLayout.Of(message);
        return new(
            message.Name,
            message.Name.ToLowerInvariant(),
            message.Id,
            layout.BlockLength,
            layout.MinPayloadBytes,
            layout.MaxPayloadBytes,
            layout.MinPayloadBytes == layout.MaxPayloadBytes ? $"{layout.MaxPayloadBytes}" : $"{layout.MinPayloadBytes} to {layout.MaxPayloadBytes}",
            message.MaxPayloadBytes is { } limit ? $" of the {limit} that it may take" : "",
            message.Fields.Count,
            [.. layout.Block.SelectMany(Slot), .. layout.Data.Select(MarkdownCells.OfData)]);
    }

    private static IEnumerable<MarkdownField> Slot(BlockSlot slot) =>
        slot is BitSetSlot set ? set.Bits.Select((field, bit) => MarkdownCells.OfBoolean(set, field, bit)) : [MarkdownCells.OfField((FieldSlot)slot)];

    private static MarkdownEnum Enumeration(EnumSpec enumeration) => new(
        enumeration.Name,
        enumeration.Wire.SbeName(),
        enumeration.IsFlags ? "flags" : "enum",
        [.. enumeration.Members.Select(m => new MarkdownMember(m.Name, enumeration.IsFlags ? EnumWords.Hex(enumeration.Wire, m.Value) : MarkdownCells.Number(m.Value)))]);
}
