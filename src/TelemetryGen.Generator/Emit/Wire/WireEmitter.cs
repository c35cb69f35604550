using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Wire;

/// <summary><c>Wire</c>: the block as a packed struct, for records whose messages all have one length.</summary>
internal sealed class WireEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    public void Emit() => writer
        .Line("/// <summary>")
        .Line(
            $"/// One {_name} message as it lies on the wire, after its header: numbers in steps and counts, nothing converted. One store "
                + "writes it and one")
        .Line("/// load reads it.")
        .Line("/// </summary>")
        .Line("[StructLayout(LayoutKind.Sequential, Pack = 1)]")
        .Block("public struct Wire : IWireBlock<Wire>", () =>
        {
            foreach (var slot in layout.Block)
            {
                Field(slot);
            }

            foreach (var set in layout.Block.OfType<BitSetSlot>())
            {
                Bits(set);
            }

            foreach (var slot in layout.Block.Where(IsMany))
            {
                Many((FieldSlot)slot);
            }

            Facts();
            Read();
            Write();
            new WireCheckEmitter(writer, codec, layout).Emit();
            Reverse();
        });

    private string GetField(BlockSlot slot) =>
        slot is FieldSlot { Field: var field } ? Identifiers.Escape(field.Name) : BitsName((BitSetSlot)slot);

    private string BitsName(BitSetSlot set) => LocalNames.Free($"Bits{set.Index}", codec.Message);

    // Arrays, texts and GUIDs lie in the struct itself, element by element.
    private static bool IsMany(BlockSlot slot) => slot is FieldSlot { Field.IsScalar: false };

    private string GetTypeName(BlockSlot slot) => IsMany(slot) ? ManyType(((FieldSlot)slot).Field) : CSharpNames.GetKeyword(slot.Wire);

    private string ManyType(FieldSpec field) => LocalNames.Free(field.Name + (field.IsArray ? "Array" : "Bytes"), codec.Message);

    private void Many(FieldSlot slot)
    {
        var field = slot.Field;
        if (field.Kind == FieldKind.FixedText)
        {
            writer.Line(XmlDoc.Summary($"{field.Name} as UTF-8 without its padding, where it lies"))
                .Line("[UnscopedRef]")
                .Line(
                    $"public readonly ReadOnlySpan<byte> {LocalNames.Free(field.Name + "Utf8", codec.Message)} => "
                        + $"MessageFixedText.Trim({Identifiers.Escape(field.Name)});")
                .Line();
        }

        writer.Line(XmlDoc.Summary($"{slot.Count} x {slot.Wire.SbeName()} in place: by index, or as a span"))
            .Line($"[InlineArray({slot.Count})]")
            .Block($"public struct {ManyType(field)}", () => writer.Line($"private {CSharpNames.GetKeyword(slot.Wire)} _first;"))
            .Line();
    }

    private void Field(BlockSlot slot) => writer
        .Line(slot is FieldSlot { Field: var field }
            ? XmlDoc.Format(field)
            : XmlDoc.Summary("Bits, the lowest first: " + string.Join(", ", ((BitSetSlot)slot).Bits.Select(b => b.Name)) + "."))
        .Line($"public {GetTypeName(slot)} {GetField(slot)};")
        .Line();

    private void Bits(BitSetSlot set)
    {
        var (bits, type) = (BitsName(set), CSharpNames.GetKeyword(set.Wire));
        foreach (var (field, bit) in set.Bits.Select((field, bit) => (field, Literals.Bit(set.Wire, bit))).Where(b => !b.field.Reserved))
        {
            writer.Line(XmlDoc.Format(field)).Block($"public bool {Identifiers.Escape(field.Name)}", () => writer
                    .Line($"readonly get => ({bits} & {bit}) != 0;")
                    .Line($"set => {bits} = unchecked(({type})(value ? {bits} | {bit} : {bits} & ~{bit}));"))
                .Line();
        }
    }

    private void Facts() => writer
        .Line("static ulong IWireBlock<Wire>.Header => OwnHeader;")
        .Line()
        .Line($"static int IWireBlock<Wire>.Since => {layout.Block.Max(s => s.Since)};")
        .Line()
        .Line($"static string IWireBlock<Wire>.Name => \"{_name}\";")
        .Line();

    private void Read() => writer
        .Line(
            "/// <summary>Reads one whole message of a version that has every field; values are as they came, ranges are not looked "
                + "at.</summary>")
        .Line("public static bool TryRead(ReadOnlySpan<byte> source, out Wire wire, out TelemetryError error) =>")
        .Line("    WireBlock.TryRead(source, out wire, out error);")
        .Line()
        .Line("/// <inheritdoc cref=\"TryRead(ReadOnlySpan{byte}, out Wire, out TelemetryError)\"/>")
        .Line("public static bool TryRead(ReadOnlySpan<byte> source, out Wire wire) => WireBlock.TryRead(source, out wire);")
        .Line()
        .Line(
            $"/// <summary>Reads a message that is known to be a <c>{_name}</c> of this version or a newer one: looks at its length, and "
                + "not at its header.</summary>")
        .Line("/// <remarks>Of any other message the values mean nothing; use <c>TryRead</c> where the kind is not known.</remarks>")
        .Line("/// <exception cref=\"TelemetryException\">The span is shorter than <see cref=\"MaxPayloadBytes\"/>.</exception>")
        .Line("public static void ReadUnchecked(ReadOnlySpan<byte> source, out Wire wire) => WireBlock.ReadUnchecked(source, out wire);")
        .Line()
        .Line(
            "/// <summary>Reads messages that follow each other, until the bytes or the room end or a message is wrong; then <paramref "
                + "name=\"error\"/> says what.</summary>")
        .Line("/// <returns>How many were read, from the first <paramref name=\"bytesRead\"/> bytes.</returns>")
        .Line(
            "public static int ReadMany(ReadOnlySpan<byte> source, Span<Wire> destination, out int bytesRead, out TelemetryError error) =>")
        .Line("    WireBlock.ReadMany(source, destination, out bytesRead, out error);")
        .Line();

    private void Write() => writer
        .Line(
            "/// <summary>Checks every range and writes one message of <see cref=\"MaxPayloadBytes\"/> bytes; allocates nothing.</summary>")
        .Line(
            "public readonly bool TryWrite(Span<byte> destination, out TelemetryError error) => WireBlock.TryWrite(this, destination, out "
                + "error);")
        .Line()
        .Line("/// <inheritdoc cref=\"TryWrite(Span{byte}, out TelemetryError)\"/>")
        .Line("public readonly bool TryWrite(Span<byte> destination) => WireBlock.TryWrite(this, destination);")
        .Line()
        .Line("/// <inheritdoc cref=\"TryWrite(Span{byte}, out TelemetryError)\"/>")
        .Line(
            "/// <exception cref=\"TelemetryException\">A value is out of its range, or the span is too small; the error names field, "
                + "value and limit.</exception>")
        .Block("public readonly void Write(Span<byte> destination)", () => writer
            .Block("if (!WireBlock.TryWrite(this, destination, out var error))", () => writer.Line("throw new TelemetryException(error);")))
        .Line()
        .Line(
            "/// <summary>Writes one message whose values are known to be in range, such as one that was read: looks at nothing but the "
                + "room.</summary>")
        .Line("/// <exception cref=\"TelemetryException\">The span is shorter than <see cref=\"MaxPayloadBytes\"/>.</exception>")
        .Line("public readonly void WriteUnchecked(Span<byte> destination) => WireBlock.WriteUnchecked(this, destination);")
        .Line();

    private void Reverse()
    {
        var wide = layout.Block.Where(s => s.Wire.Size() > 1 && !IsMany(s)).ToArray();
        var arrays = layout.Block.Where(s => s.Wire.Size() > 1 && IsMany(s)).ToArray();
        if (arrays.Length > 0)
        {
            ReverseArrays(wide, arrays);
            return;
        }

        writer.Line("/// <inheritdoc/>");
        if (wide.Length == 0)
        {
            writer.Line("public readonly Wire ReverseEndianness() => this;");
            return;
        }

        writer.Line("public readonly Wire ReverseEndianness() => this with").Line("{").Indented(() =>
        {
            foreach (var slot in wide)
            {
                writer.Line($"{GetField(slot)} = {Reversed(slot)},");
            }
        }).Line("};");
    }

    private string Reversed(BlockSlot slot) =>
        $"{(slot.Wire.IsFloat() ? "MessageFloat" : "BinaryPrimitives")}.ReverseEndianness({GetField(slot)})";

    private void ReverseArrays(
        BlockSlot[] wide, BlockSlot[] arrays) => writer.Line("/// <inheritdoc/>").Block("public readonly Wire ReverseEndianness()", () =>
    {
        writer.Line("var wire = this;");
        foreach (var slot in wide)
        {
            writer.Line($"wire.{GetField(slot)} = {Reversed(slot)};");
        }

        foreach (var slot in arrays)
        {
            writer.Line($"MessageArray.ReverseEndianness<{CSharpNames.GetKeyword(slot.Wire)}>(wire.{GetField(slot)});");
        }

        writer.Line("return wire;");
    });
}
