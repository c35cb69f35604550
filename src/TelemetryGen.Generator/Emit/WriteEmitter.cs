using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary><c>Write</c> and <c>TryWrite</c>: every value is checked before the first byte is stored.</summary>
internal sealed class WriteEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    public void Emit()
    {
        writer
            .Line("/// <summary>Writes the record as one message; allocates nothing.</summary>")
            .Line("/// <param name=\"destination\">Where to; <see cref=\"MaxPayloadBytes\"/> bytes are always enough.</param>")
            .Line("/// <returns>The length of the message in bytes.</returns>")
            .Line("/// <exception cref=\"TelemetryException\">A value is out of its range, or the span is too small; the error names field, value and limit.</exception>")
            .Line("public int Write(Span<byte> destination) =>")
            .Line("    TryWrite(destination, out var bytesWritten, out var error) ? bytesWritten : throw new TelemetryException(error);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Block("public bool TryWrite(Span<byte> destination, out int bytesWritten, out TelemetryError error)", Body);
    }

    private void Body()
    {
        writer.Line("bytesWritten = 0;").Line("error = default;")
            .Block("if (destination.Length < MinPayloadBytes)", () => Refuse(
                $"TelemetryError.Of(TelemetryErrorCode.BufferTooSmall, \"{_name}\", destination.Length, MinPayloadBytes, MaxPayloadBytes)"))
            .Line();
        var checks = new ValueCheckEmitter(writer, codec.Record, Refuse);
        foreach (var field in layout.Block.OfType<FieldSlot>().Select(s => s.Field))
        {
            checks.Emit(field);
        }

        foreach (var data in layout.Data.Where(d => !d.Field.Optional))
        {
            checks.EmitNotNull(data.Field);
        }

        writer.Line("BinaryPrimitives.WriteUInt64LittleEndian(destination, OwnHeader);");
        if (layout.Block.Count > 0)
        {
            writer.Line("var block = destination.Slice(MessageHeader.Size, BlockLength);");
        }

        foreach (var slot in layout.Block)
        {
            Store(slot);
        }

        if (layout.Data.Count == 0)
        {
            writer.Line("bytesWritten = MaxPayloadBytes;").Line("return true;");
            return;
        }

        writer.Line().Line("var position = MessageHeader.Size + BlockLength;");
        foreach (var data in layout.Data)
        {
            var arguments = $"{data.LengthType.Size()}, {data.Field.MaxBytes}, {Subject(data.Field)}";
            writer.Block($"if (!{DataClass(data)}.TryWrite(destination, ref position, {LocalNames.Property(data.Field.Name)}, {arguments}, out error))", () => writer.Line("return false;"))
                .Line();
        }

        writer.Line("bytesWritten = position;").Line("return true;");
    }

    private void Refuse(string error) => writer.Line($"error = {error};").Line("return false;");

    /// <summary>What reads and writes the variable data.</summary>
    public static string DataClass(DataSlot data) => data.Field.Kind == FieldKind.Text ? "MessageText" : "MessageBytes";

    private string Subject(FieldSpec field) => $"\"{_name}.{field.Name}\"";

    private void Store(BlockSlot slot)
    {
        if (slot is FieldSlot { Field: { Kind: FieldKind.FixedText } text })
        {
            writer.Block($"if (!MessageFixedText.TryWrite({Place(slot)}, {LocalNames.Property(text.Name)}, {Subject(text)}, out error))", () => writer.Line("return false;")).Line();
            return;
        }

        writer.Line(slot switch
        {
            BitSetSlot set => StoreInteger(set, Bits(set)),
            FieldSlot { Field: { Kind: FieldKind.Guid } guid } => $"{LocalNames.Property(guid.Name)}.TryWriteBytes({Place(slot)}, bigEndian: true, out _);",
            FieldSlot { Field: { Kind: FieldKind.FixedBytes } bytes } => $"{LocalNames.Property(bytes.Name)}.CopyTo({Place(slot)});",
            FieldSlot { Field: { Wire: WireType.Float32 or WireType.Float64 } field } =>
                $"BinaryPrimitives.Write{Reading(field.Wire)}LittleEndian({At(slot)}, {ValueCheckEmitter.WireValue(field)});",
            FieldSlot { Field: var field } => StoreInteger(slot, ValueCheckEmitter.WireValue(field)),
            _ => throw new InvalidOperationException($"A slot of type {slot.GetType().Name} has no store."),
        });
    }

    private static string Place(BlockSlot slot) => $"block.Slice({slot.Offset}, {slot.Size})";

    private static string StoreInteger(BlockSlot slot, string value) => slot.Wire switch
    {
        WireType.UInt8 => $"block[{slot.Offset}] = {value};",
        WireType.Int8 => $"block[{slot.Offset}] = unchecked((byte){value});",
        _ => $"BinaryPrimitives.Write{Reading(slot.Wire)}LittleEndian({At(slot)}, {value});",
    };

    private static string Bits(BitSetSlot set)
    {
        var bits = set.Bits.Select((field, bit) => $"{LocalNames.Property(field.Name)} ? {Literals.Bit(set.Wire, bit)} : {Literals.Zero(set.Wire)}").ToArray();
        var all = bits.Length == 1 ? bits[0] : string.Join(" | ", bits.Select(b => $"({b})"));
        return $"({Literals.Keyword(set.Wire)})({all})";
    }

    private static string At(BlockSlot slot) => slot.Offset == 0 ? "block" : $"block[{slot.Offset}..]";

    /// <summary>How BinaryPrimitives calls the type.</summary>
    public static string Reading(WireType type) => type switch
    {
        WireType.Float32 => "Single",
        WireType.Float64 => "Double",
        _ => type.ToString(),
    };
}
