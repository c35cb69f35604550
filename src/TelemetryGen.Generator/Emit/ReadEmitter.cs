using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary><c>Read</c> and <c>TryRead</c>: any bytes give a record or the documented error.</summary>
internal sealed class ReadEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    public void Emit()
    {
        var outValue = codec.Record.Type.IsValueType ? $"out {_name} value" : $"[MaybeNullWhen(false)] out {_name} value";
        writer
            .Line("/// <summary>Reads one whole message, of any version of the schema.</summary>")
            .Line("/// <exception cref=\"TelemetryException\">The bytes are no such message; the error says why.</exception>")
            .Line($"public static {_name} Read(ReadOnlySpan<byte> source) =>")
            .Line("    TryRead(source, out var value, out var error) ? value : throw new TelemetryException(error);")
            .Line()
            .Line("/// <summary>Reads one whole message; false when the bytes are none.</summary>")
            .Line($"public static bool TryRead(ReadOnlySpan<byte> source, {outValue}) => TryRead(source, out value, out TelemetryError _);")
            .Line()
            .Line("/// <summary>Reads one whole message; after false, <paramref name=\"error\"/> says what is wrong.</summary>");
        Whole(outValue);
        writer.Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static bool TryRead(ReadOnlySpan<byte> source, {outValue}, out int bytesRead, out TelemetryError error) =>")
            .Line("    TryRead(source, isWhole: false, out value, out bytesRead, out error);")
            .Line()
            .Block($"private static bool TryRead(ReadOnlySpan<byte> source, bool isWhole, {outValue}, out int bytesRead, out TelemetryError error)", () => writer
                .Block($"if ({ReadCalls.HeaderCheck(layout, _name)})", () => writer.Line("return TryReadBody(source, header, isWhole, out value, out bytesRead, out error);"))
                .Line()
                .Line("value = default;").Line("bytesRead = 0;").Line("return false;"))
            .Line()
            .Lines(ReadCalls.BodyComment)
            .Block($"private static bool TryReadBody(ReadOnlySpan<byte> source, MessageHeader header, bool isWhole, {outValue}, out int bytesRead, out TelemetryError error)", HasBlockReader ? BlockBody : Body);
        if (HasBlockReader)
        {
            writer.Line()
                .Line("// The block alone: that it is there is known.")
                .Block($"private static bool TryReadBlock(ReadOnlySpan<byte> source, {outValue}, out TelemetryError error)", ReadBlock);
        }

        if (BlockReads.Grew(layout))
        {
            writer.Line();
            BlockReads.EmitPresentBytes(writer, layout);
        }
    }

    // A struct of numbers in a block that never grew. Of other records there may be something to allocate, which a message that is refused must not cost.
    private bool HasBlockReader => codec.Record.Type.IsValueType && layout.Block.Count > 0 && layout.IsFixed && !BlockReads.Grew(layout)
        && !layout.Block.Where(BlockReads.IsLive).OfType<FieldSlot>().Any(s => BlockLoadEmitter.IsCopiedLast(s.Field));

    private void Whole(string outValue)
    {
        var heading = $"public static bool TryRead(ReadOnlySpan<byte> source, {outValue}, out TelemetryError error)";
        if (!HasBlockReader)
        {
            writer.Line(heading + " =>").Line("    TryRead(source, isWhole: true, out value, out _, out error);");
            return;
        }

        writer.Block(heading, () => writer
            .Line("// A message of this version has nothing to look at but its block.")
            .Line("return MessageHeader.IsOnly(source, OwnHeader)")
            .Line("    ? TryReadBlock(source, out value, out error)")
            .Line("    : TryRead(source, isWhole: true, out value, out _, out error);"));
    }

    private void BlockBody() => writer
        .Line("bytesRead = 0;")
        .Block("if (!TryReadBlock(source, out value, out error))", () => writer.Line("return false;"))
        .Line()
        .Line("var position = MessageHeader.Size + header.BlockLength;")
        .Block($"if (isWhole && !MessageHeader.TryEnd(source, position, SchemaVersion, \"{_name}\", out error))", () => writer.Line("value = default;").Line("return false;"))
        .Line()
        .Line("bytesRead = position;")
        .Line("return true;");

    private void ReadBlock()
    {
        writer.Line(BlockReads.BlockSlice(layout));
        new BlockLoadEmitter(writer, codec, layout, beforeRefusal: "value = default;").Emit();
        writer.Line();
        new ConstructionEmitter(writer, codec.Record, Loaded).Emit("value =", _name);
        writer.Line("error = default;").Line("return true;");
    }

    private void Body()
    {
        writer.Line("value = default;").Line("bytesRead = 0;").Line("error = default;");
        if (layout.Block.Count > 0)
        {
            writer.Line(BlockReads.BlockSlice(layout));
            new BlockLoadEmitter(writer, codec, layout, beforeRefusal: "").Emit();
            writer.Line();
        }

        writer.Line("var position = MessageHeader.Size + header.BlockLength;");
        new TailLoadEmitter(writer, layout, codec.Message).Emit();
        writer.Block($"if (isWhole && !MessageHeader.TryEnd(source, position, SchemaVersion, \"{_name}\", out error))", () => writer.Line("return false;")).Line();
        new ConstructionEmitter(writer, codec.Record, Loaded).Emit("value =", _name);
        writer.Line("bytesRead = position;").Line("return true;");
    }

    private FieldSpec FieldOf(MemberShape member) => codec.Message.Fields.First(f => f.Name == member.Name);

    private string Loaded(MemberShape member)
    {
        var field = FieldOf(member);
        var local = LocalNames.Of(field, codec.Message);
        if (field.Reserved)
        {
            return "default!";
        }

        if (!BlockLoadEmitter.IsCopiedLast(field))
        {
            return local;
        }

        var copy = field switch
        {
            { IsGroup: true } => ListCopy.Of(field, member, local),
            { Kind: FieldKind.Text } => $"MessageText.{(field.Optional ? "ToOptionalText" : "ToText")}({local})",
            { Kind: FieldKind.Bytes, Optional: true } => $"{local}.IsEmpty ? null : {local}.ToArray()",
            { Kind: FieldKind.Bytes } => $"{local}.ToArray()",
            _ => FieldValue.Of(field, member, local),
        };
        if (field.Since == 1 || member.Default is null or "null" or "[]")
        {
            return copy;
        }

        var isThere = field.IsVariable || field.IsGroup ? $"header.Version >= {field.Since}" : $"block.Length >= {layout.Block.First(s => s is FieldSlot slot && slot.Field == field).End}";
        return $"{isThere} ? {copy} : {member.Default}";
    }
}
