using TelemetryGen.Generator.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Common;

/// <summary>What a reader refuses in the span <c>block</c>: values that are none, in the fields whose type has such.</summary>
internal static class BlockChecks
{
    /// <summary>False where every bit pattern is a value.</summary>
    public static bool MayBeWrong(FieldSlot slot) =>
        !slot.Field.Reserved && (slot.Field.IsComposite
            ? FieldValue.MayBeWrong(slot.Field.NestedRecord!)
            : FieldValue.Check(slot.Field, "", "") is not null);

    /// <summary>The checks of those of the slots that may be wrong.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="slots">The fields of the block.</param>
    /// <param name="message">The message or record that has them.</param>
    /// <param name="saysWhy">An <c>error</c> is filled; without it the answer is false alone.</param>
    public static void Emit(SourceWriter writer, IEnumerable<FieldSlot> slots, MessageSpec message, bool saysWhy = true)
    {
        foreach (var slot in slots.Where(MayBeWrong))
        {
            if (slot.Since == 1)
            {
                Check(writer, slot, message, saysWhy);
                writer.Line();
            }
            else
            {
                writer.Block($"if (block.Length >= {slot.End})", () => Check(writer, slot, message, saysWhy)).Line();
            }
        }
    }

    private static void Check(SourceWriter writer, FieldSlot slot, MessageSpec message, bool saysWhy)
    {
        var (field, local) = (slot.Field, LocalNames.Get(slot.Field, message));
        var (wrong, error) = field.IsComposite
            ? (FieldValue.CheckNestedRecord(field, local, saysWhy ? "out error" : "out _")!, "false")
            : FieldValue.Check(field, local, $"\"{message.Name}.{field.Name}\"")!.Value;
        writer.Line($"var {local} = {BlockReads.Raw(slot)};")
            .Block($"if ({wrong})", () => writer.Line($"return {(saysWhy ? error : "false")};"));
    }
}
