using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Markdown;

/// <summary>The row of a field.</summary>
internal static class MarkdownCells
{
    /// <param name="start">Where the record that holds it starts in the block.</param>
    /// <param name="path">The way to that record, followed by a dot, or "".</param>
    public static MarkdownField FormatField(FieldSlot slot, int start, string path)
    {
        var field = slot.Field;
        return Row(field, path, NumberText.Format(start + slot.Offset), NumberText.Format(slot.Size), field.IsArray
            ? $"{field.Wire.SbeName()} x {NumberText.Format(field.Length)}"
            : GetTypeName(field), FieldFacts.From(field).Null ?? "");
    }

    /// <summary>A boolean is a bit of its set's byte or bytes.</summary>
    public static MarkdownField FormatBoolean(BitSetSlot set, FieldSpec field, int bit, int start, string path) =>
        Row(field, path, NumberText.Format(start + set.Offset), $"bit {bit} of {set.Wire.SbeName()}", "bool", "");

    /// <summary>What stands after the block with a length.</summary>
    public static MarkdownField FormatData(DataSlot data) =>
        Row(data.Field, "", "then", $"{data.LengthType.Size()} + 0..{data.Field.MaxBytes}",
            data.Field.Kind == FieldKind.Text ? "UTF-8" : "bytes", data.Field.Optional ? "length 0" : "");

    /// <summary>What stands after the block entry by entry.</summary>
    public static MarkdownField FormatGroup(GroupSlot group) => Row(
        group.Field,
        "",
        "then",
        $"{GroupSlot.DimensionLength} + 0..{group.Field.MaxCount} x {group.EntryLength}",
        $"list of {(group.Number is { } number ? number.Wire.SbeName() : Escape(group.Entry.Message.Name))}",
        group.Field.Optional ? "no entries" : "");

    /// <summary>Text that is in a table and no markup.</summary>
    public static string Escape(string text) =>
        text.Replace("\\", "\\\\").Replace("|", "\\|").Replace("*", "\\*").Replace("_", "\\_").Replace("<", "&lt;");

    private static MarkdownField Row(FieldSpec field, string path, string offset, string size, string type, string nullText)
    {
        var facts = FieldFacts.From(field);
        return new(
            offset,
            size,
            Escape(path + field.Name),
            field.Reserved ? $"{type}, removed" : type,
            Escape(facts.Unit ?? ""),
            facts.Declared?.ToString() ?? "",
            field.Kind == FieldKind.Scaled ? facts.DescribeSteps() : "",
            nullText,
            facts.Since is { } since ? NumberText.Format(since) : "");
    }

    private static string GetTypeName(FieldSpec field) => field.Kind switch
    {
        FieldKind.Enumeration or FieldKind.Flags => $"{field.Wire.SbeName()} {Escape(field.Enumeration!)}",
        FieldKind.Timestamp => $"{field.Wire.SbeName()} {ResolutionFacts.From(field.Resolution).Sign} since 1970",
        FieldKind.Duration => $"{field.Wire.SbeName()} {FieldFacts.From(field).CountedIn!.Sign}",
        FieldKind.Boolean => "uint8, 0 or 1",
        FieldKind.Guid => "GUID, RFC 4122",
        FieldKind.FixedText => "UTF-8, zero-padded",
        FieldKind.FixedBytes => "bytes",
        FieldKind.Record => Escape(field.NestedRecord!.Name),
        _ => field.Wire.SbeName(),
    };
}
