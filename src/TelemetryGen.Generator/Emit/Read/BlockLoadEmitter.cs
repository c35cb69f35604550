using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Read;

/// <summary>A local for each field of the block, taken from the span <c>block</c>, and checked where it was not before.</summary>
/// <param name="writer">Where to.</param>
/// <param name="codec">The record.</param>
/// <param name="layout">Its layout.</param>
/// <param name="isChecked">Every field is known to be right.</param>
internal sealed class BlockLoadEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout, bool isChecked)
{
    public void Emit()
    {
        foreach (var slot in layout.Block.Where(BlockReads.IsLive))
        {
            if (slot.Since == 1)
            {
                Load(slot);
            }
            else
            {
                LoadIfPresent(slot);
            }
        }
    }

    // Texts and arrays stay where they are until the whole message is known to be good: what is refused costs no allocation.
    public static bool IsCopiedLast(FieldSpec field) => !field.IsScalar && field.Kind != FieldKind.Guid;

    private void Load(BlockSlot slot)
    {
        foreach (var (field, expression) in Values(slot))
        {
            writer.Line($"var {LocalNames.Get(field, codec.Message)} = {expression};");
        }
    }

    private void LoadIfPresent(BlockSlot slot)
    {
        var fields = slot is BitSetSlot set ? set.Bits.Where(b => !b.Reserved) : [((FieldSlot)slot).Field];
        writer.Line();
        foreach (var field in fields)
        {
            var member = codec.Record.GetMember(field);
            writer.Line(IsCopiedLast(field)
                ? $"ReadOnlySpan<byte> {LocalNames.Get(field, codec.Message)} = default;"
                : $"{member.Type} {LocalNames.Get(field, codec.Message)} = {member.Default};");
        }

        writer.Block($"if (block.Length >= {slot.End})", () =>
        {
            foreach (var (field, expression) in Values(slot))
            {
                writer.Line($"{LocalNames.Get(field, codec.Message)} = {expression};");
            }
        });
    }

    /// <summary>Writes what has to stand before, and gives an expression for each field of the slot.</summary>
    private IEnumerable<(FieldSpec Field, string Expression)> Values(BlockSlot slot)
    {
        if (slot is BitSetSlot set)
        {
            var bits = $"bits{set.Index}";
            writer.Line($"var {bits} = {BlockReads.Raw(slot)};");
            return set.Bits.Select((field, bit) => (field, $"({bits} & {Literals.Bit(set.Wire, bit)}) != 0")).Where(b => !b.field.Reserved);
        }

        var only = ((FieldSlot)slot).Field;
        return [(only, Value(only, BlockReads.Raw(slot)))];
    }

    private string Value(FieldSpec field, string raw)
    {
        var (member, local) = (codec.Record.GetMember(field), LocalNames.Get(field, codec.Message));
        if (field.IsComposite)
        {
            return Inner(field, raw, local + "Wire");
        }

        var check = isChecked ? null : FieldValue.Check(field, local + "Wire", $"\"{codec.Message.Name}.{field.Name}\"");
        if (!field.Optional && check is null)
        {
            return IsCopiedLast(field) ? raw : FieldValue.GetExpression(field, member, raw);
        }

        writer.Line($"var {local}Wire = {raw};");
        if (check is var (wrong, error))
        {
            writer.Block($"if ({wrong})", () => writer.Line($"return {error};")).Line();
        }

        return IsCopiedLast(field) ? local + "Wire"
            : field.Optional ? FieldValue.Optional(field, member, local + "Wire")
            : FieldValue.GetExpression(field, member, local + "Wire");
    }

    private string Inner(FieldSpec field, string raw, string wire)
    {
        if (isChecked || FieldValue.CheckNestedRecord(field, wire, "out error") is not { } wrong)
        {
            return raw;
        }

        writer.Line($"var {wire} = {raw};").Block($"if ({wrong})", () => writer.Line("return false;")).Line();
        return wire;
    }
}
