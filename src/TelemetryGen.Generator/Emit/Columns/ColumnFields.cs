using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Columns;

/// <summary>The fields that are columns: those of the block with one value each.</summary>
internal static class ColumnFields
{
    /// <summary>A record has some.</summary>
    public static bool Serve(WireLayout layout) => Of(layout).Any();

    /// <summary>The fields in the order of the block, each with the slot that holds it.</summary>
    public static IEnumerable<(FieldSpec Field, BlockSlot Slot)> Of(WireLayout layout) => layout.Block.Where(HasColumn).SelectMany(slot =>
        slot is BitSetSlot set ? set.Bits.Where(f => !f.Reserved).Select(f => (f, slot)) : [(((FieldSlot)slot).Field, slot)]);

    // Texts and arrays are no columns: each would be an allocation.
    private static bool HasColumn(BlockSlot slot) =>
        slot is not FieldSlot { Field: { Kind: FieldKind.FixedText or FieldKind.FixedBytes } or { IsArray: true } or { IsComposite: true }
            or { Reserved: true } };
}
