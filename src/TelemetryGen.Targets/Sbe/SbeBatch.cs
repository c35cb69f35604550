using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// The batch of a message as a message of its own: SBE tools find its parts and the bytes of its rows. What a row is they are not told: SBE
/// has no word for a message without its header.
/// </summary>
internal static class SbeBatch
{
    private const int RowsId = 7;

    // The most that the reference implementation takes.
    private const int MaxLength = 1 << 30;

    public static SbeElement Create(MessageSpec message, SbeClassNames classes, SbeTypes types)
    {
        var layout = BatchLayout.From(message);
        var block = WireLayout.From(new MessageSpec(message.Name, "", 0, GetFields(layout).Select(f => f.Field).ToEquatableArray()));
        return new(
            "sbe:message",
            XmlAttributeText.List(
                ("name", classes.GetBatch(message)),
                ("id", message.Id | BatchLayout.TemplateBit),
                ("blockLength", layout.BlockLength),
                ("description",
                    $"Many {message.Name} messages in one. A row is a {message.Name} without its header: block, groups and data.")),
            [
                .. block.Block.Cast<FieldSlot>().Zip(GetFields(layout), (slot, field) => new SbeElement(
                    "field",
                    XmlAttributeText.List(
                        ("name", slot.Field.Name), ("id", field.Id), ("type", types.Get(block.Message, slot.Field)), (
                            "offset", slot.Offset),
                        ("sinceVersion", slot.Since > 1 ? slot.Since : null), ("description", field.Description)))),
                new(
                    "data",
                    XmlAttributeText.List(("name", "rows"), ("id", RowsId), ("type", types.Rows(MaxLength)),
                        ("description", "All rows, one behind the other."))),
            ]);
    }

    private static IEnumerable<(FieldSpec Field, int Id, string Description)> GetFields(BatchLayout layout) => new[]
    {
        (Number("count", WireType.UInt16), 1, "How many rows, 1 to 65534."),
        (Number("encoding", WireType.UInt8), 2, "0: rows. Others are not known."),
        (Number("flags", WireType.UInt8), 3, "0. Others are not known."),
        (Number("crc", WireType.UInt32), 4, "CRC-32C (Castagnoli) of the rows."),
        (Number("rowBlockLength", WireType.UInt16), 5, "Bytes of a row's block."),

        // Batches of older versions have none, and the length of their rows stands in its place.
        (Number("rowVersion", WireType.UInt16) with { Since = layout.RowVersionSince ?? 1 }, 6,
            "The schema version of a row's newest group or data."),
    }.Take(layout.RowVersionSince is null ? 5 : 6);

    private static FieldSpec Number(string name, WireType wire) => new(name, FieldKind.Integer, wire);
}
