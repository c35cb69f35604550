using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Write;

/// <summary>The fields of a block, checked and then stored: of the root block, or of a nested record.</summary>
/// <param name="writer">Where to.</param>
/// <param name="record">The record.</param>
/// <param name="layout">Where its fields lie.</param>
/// <param name="owner">The variable that holds the record; "" for the record itself.</param>
internal sealed class BlockStoreEmitter(SourceWriter writer, RecordSpec record, WireLayout layout, string owner)
{
    /// <summary>The checks of the record's values.</summary>
    public ValueCheckEmitter Checks { get; } = new(writer, record, owner, error => writer.Line($"return {error};"));

    /// <summary>The checks of all numbers, before the first byte is stored.</summary>
    public void EmitChecks()
    {
        foreach (var field in layout.Block.OfType<FieldSlot>().Select(s => s.Field).Where(f => !f.Reserved))
        {
            Checks.Emit(field);
        }
    }

    /// <summary>The stores to the span <c>block</c>.</summary>
    public void EmitStores()
    {
        foreach (var slot in layout.Block)
        {
            Store(slot);
        }
    }

    private void Store(BlockSlot slot)
    {
        if (slot is FieldSlot { Field.Reserved: true } removed)
        {
            WriteReserved(removed);
            return;
        }

        var fallible = slot switch
        {
            FieldSlot { Field: { Kind: FieldKind.FixedText } text } =>
                $"MessageFixedText.TryWrite({Place(slot)}, {Checks.GetProperty(text)}, \"{record.Message.Name}.{text.Name}\", out error)",
            FieldSlot { Field: { IsComposite: true } inner } =>
                $"{NestedRecordNames.Codec(inner.NestedRecord!)}.TryWrite({Checks.GetProperty(inner)}, {Place(slot)}, out error)",
            _ => null,
        };
        if (fallible is not null)
        {
            writer.Block($"if (!{fallible})", () => writer.Line("return false;")).Line();
            return;
        }

        writer.Line(slot switch
        {
            BitSetSlot set => StoreInteger(set, Bits(set)),
            FieldSlot { Field: { Kind: FieldKind.Guid } guid } =>
                $"{Checks.GetProperty(guid)}.TryWriteBytes({Place(slot)}, bigEndian: true, out _);",
            FieldSlot { Field: { Kind: FieldKind.FixedBytes } bytes } => $"{Checks.GetProperty(bytes)}.CopyTo({Place(slot)});",
            FieldSlot { Field: { IsArray: true } array } =>
                $"MessageArray.Write<{CSharpNames.GetKeyword(array.Wire)}>({Place(slot)}, {Checks.GetProperty(array)});",
            FieldSlot { Field: { Wire: WireType.Float32 or WireType.Float64 } field } =>
                $"BinaryPrimitives.Write{BinaryNames.GetName(field.Wire)}LittleEndian({At(slot)}, {Checks.WireValue(field)});",
            FieldSlot { Field: var field } => StoreInteger(slot, Checks.WireValue(field)),
            _ => throw new InvalidOperationException($"A slot of type {slot.GetType().Name} has no store."),
        });
    }

    private void WriteReserved(FieldSlot slot)
    {
        writer.Line($"// {slot.Field.Name} was removed.");
        writer.Line(!slot.Field.HasNullValue ? $"{Place(slot)}.Clear();"
            : slot.Wire.IsFloat()
                ? $"BinaryPrimitives.Write{BinaryNames.GetName(slot.Wire)}LittleEndian({At(slot)}, {Literals.Null(slot.Wire)});"
            : StoreInteger(slot, Literals.Null(slot.Wire)));
    }

    private static string Place(BlockSlot slot) => $"block.Slice({slot.Offset}, {slot.Size})";

    private static string StoreInteger(BlockSlot slot, string value) => slot.Wire switch
    {
        WireType.UInt8 => $"block[{slot.Offset}] = {value};",
        WireType.Int8 => $"block[{slot.Offset}] = unchecked((byte){value});",
        _ => $"BinaryPrimitives.Write{BinaryNames.GetName(slot.Wire)}LittleEndian({At(slot)}, {value});",
    };

    private string Bits(BitSetSlot set)
    {
        var bits = set.Bits
            .Select((field, bit) => (field, bit))
            .Where(b => !b.field.Reserved)
            .Select(b => $"{Checks.GetProperty(b.field)} ? {Literals.Bit(set.Wire, b.bit)} : {Literals.Zero(set.Wire)}").ToArray();
        var all = bits.Length switch
        {
            0 => Literals.Zero(set.Wire),
            1 => bits[0],
            _ => string.Join(" | ", bits.Select(b => $"({b})")),
        };
        return $"({CSharpNames.GetKeyword(set.Wire)})({all})";
    }

    private static string At(BlockSlot slot) => slot.Offset == 0 ? "block" : $"block[{slot.Offset}..]";
}
