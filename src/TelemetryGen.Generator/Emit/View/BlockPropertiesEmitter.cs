using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.View;

/// <summary>The properties of a view, over the span <c>_block</c>: each converts its own bytes when it is asked.</summary>
internal sealed class BlockPropertiesEmitter(SourceWriter writer, RecordSpec record, WireLayout layout)
{
    public void Emit()
    {
        foreach (var slot in layout.Block)
        {
            Properties(slot);
        }
    }

    private void Properties(BlockSlot slot)
    {
        var raw = BlockReads.Raw(slot, "_block");
        if (slot is BitSetSlot set)
        {
            foreach (var (field, bit) in set.Bits.Select((field, bit) => (field, bit)).Where(b => !b.field.Reserved))
            {
                Property(field, slot, $"({raw} & {Literals.Bit(set.Wire, bit)}) != 0", null);
            }

            return;
        }

        var only = ((FieldSlot)slot).Field;
        if (only.Reserved)
        {
            return;
        }

        if (only.IsArray || only.IsComposite)
        {
            Inner(only, slot, raw);
        }
        else if (only.Kind is FieldKind.FixedText or FieldKind.FixedBytes)
        {
            FixedBytes(only, slot, raw);
        }
        else if (only.Optional)
        {
            Property(only, slot, FieldValue.Optional(only, record.GetMember(only), "wire"), raw);
        }
        else
        {
            Property(only, slot, FieldValue.GetExpression(only, record.GetMember(only), raw), null);
        }
    }

    /// <param name="wire">What has to be in a local for <paramref name="value"/>; null for nothing.</param>
    private void Property(FieldSpec field, BlockSlot slot, string value, string? wire)
    {
        var member = record.GetMember(field);
        var heading = $"public {member.Type} {Identifiers.Escape(field.Name)}";
        var isThere = $"_block.Length >= {slot.End}";
        writer.Line(XmlDoc.Format(field));
        if (wire is null)
        {
            writer.Line(slot.Since > 1 ? $"{heading} => {isThere} ? {value} : {Default(member)};" : $"{heading} => {value};").Line();
            return;
        }

        writer.Block(heading, () => writer.Block("get", () =>
        {
            if (slot.Since > 1)
            {
                writer.Block($"if (_block.Length < {slot.End})", () => writer.Line($"return {member.Default};")).Line();
            }

            writer.Line($"var wire = {wire};").Line($"return {value};");
        })).Line();
    }

    // A literal is an int, to which the other branch of ?: would be widened.
    private static string? Default(MemberShape member) =>
        member.Type is "byte" or "sbyte" or "short" or "ushort" ? $"({member.Type}){member.Default}" : member.Default;

    private void FixedBytes(FieldSpec field, BlockSlot slot, string raw)
    {
        var isText = field.Kind == FieldKind.FixedText;
        if (isText)
        {
            Property(field, slot, FieldValue.GetExpression(field, record.GetMember(field), raw), null);
        }

        var there = slot.Since > 1 ? $"_block.Length >= {slot.End} ? {raw} : default" : raw;
        var name = isText ? LocalNames.Free(field.Name + "Utf8", record.Message) : Identifiers.Escape(field.Name);
        writer.Line(XmlDoc.Summary(isText
            ? $"{field.Name} as UTF-8 without its padding, where it lies"
            : $"{FieldComment.Describe(field)}, where they lie; none when the message has none"))
            .Line($"public ReadOnlySpan<byte> {name} => {(isText ? $"MessageFixedText.Trim({there})" : there)};")
            .Line();
    }

    // A record that may be missing is given as a value: a view would have to look at bytes that are not there.
    private void Inner(FieldSpec field, BlockSlot slot, string raw)
    {
        var name = Identifiers.Escape(field.Name);
        writer.Line(XmlDoc.Summary($"{FieldComment.Describe(field)}, where {(field.IsArray ? "they lie" : "it lies")}"));
        if (field.IsArray)
        {
            writer.Line(
                $"public MessageArray<{CSharpNames.GetKeyword(field.Wire)}> {name} => "
                    + $"new({(slot.Since > 1 ? $"_block.Length >= {slot.End} ? {raw} : default" : raw)});").Line();
            return;
        }

        var member = record.GetMember(field);
        writer.Line(slot.Since > 1
                ? $"public {member.Type} {name} => _block.Length >= {slot.End} ? {FieldValue.GetExpression(field, member, raw)} "
                    + $": {member.Default};"
                : $"public {NestedRecordNames.View(field.NestedRecord!)} {name} "
                    + $"=> {NestedRecordNames.View(field.NestedRecord!)}.FromBlock({raw});")
            .Line();
    }
}
