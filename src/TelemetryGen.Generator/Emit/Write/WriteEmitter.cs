using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Write;

/// <summary><c>Write</c> and <c>TryWrite</c>: every number of the block is checked before the first byte is stored.</summary>
internal sealed class WriteEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    public void Emit()
    {
        writer
            .Line("/// <summary>Writes the record as one message; allocates nothing.</summary>")
            .Line("/// <param name=\"destination\">Where to; <see cref=\"MaxPayloadBytes\"/> bytes are always enough.</param>")
            .Line("/// <returns>The length of the message in bytes.</returns>")
            .Line(
                "/// <exception cref=\"TelemetryException\">A value is out of its range, or the span is too small; the error names field, "
                    + "value and limit.</exception>")
            .Line("public int Write(Span<byte> destination) =>")
            .Line("    TryWrite(destination, out var bytesWritten, out var error) ? bytesWritten : throw new TelemetryException(error);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Block("public bool TryWrite(Span<byte> destination, out int bytesWritten, out TelemetryError error)", () => writer
                .Block("if (!TryWriteBody(destination, out bytesWritten, out error))", () => writer.Line("return false;"))
                .Line()
                .Line("BinaryPrimitives.WriteUInt64LittleEndian(destination, OwnHeader);")
                .Line("return true;"))
            .Line()
            .Line("// All but the header, which the rows of a batch have once for all: the first 8 bytes are left as they are.")
            .Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
            .Block("private bool TryWriteBody(Span<byte> destination, out int bytesWritten, out TelemetryError error)", Body);
    }

    private void Body()
    {
        writer.Line("bytesWritten = 0;").Line("error = default;")
            .Block("if (destination.Length < MinPayloadBytes)", () => Fail(
                $"TelemetryError.Fail(out error, "
                    + $"TelemetryErrorCode.BufferTooSmall, \"{_name}\", destination.Length, MinPayloadBytes, MaxPayloadBytes)"))
            .Line();
        var block = new BlockStoreEmitter(writer, codec.Record, layout, owner: "");
        block.EmitChecks();
        foreach (var field in layout.Groups.Select(g => g.Field).Concat(layout.Data.Select(d => d.Field))
            .Where(f => !f.Optional && !f.Reserved))
        {
            block.Checks.EmitNotNull(field);
        }

        foreach (var array in layout.Groups.Select(g => g.Field).Where(f => f.NestedRecord is null && !f.Reserved))
        {
            block.Checks.EmitNumbers(array);
        }

        if (layout.Block.Count > 0)
        {
            writer.Line("var block = destination.Slice(MessageHeader.Size, BlockLength);");
        }

        block.EmitStores();
        if (layout.IsFixed)
        {
            writer.Line("bytesWritten = MaxPayloadBytes;").Line("return true;");
            return;
        }

        writer.Line().Line("var position = MessageHeader.Size + BlockLength;");
        foreach (var group in layout.Groups)
        {
            Group(group);
        }

        foreach (var data in layout.Data)
        {
            var value = data.Field.Reserved ? "default" : Identifiers.Property(data.Field.Name);
            var arguments = $"{data.LengthType.Size()}, {data.Field.MaxBytes}, {Subject(data.Field)}";
            writer.Block($"if (!{DataClass.GetName(data)}.TryWrite(destination, ref position, {value}, {arguments}, out error))",
                () => writer.Line("return false;"))
                .Line();
        }

        writer.Line("bytesWritten = position;").Line("return true;");
    }

    private void Fail(string error) => writer.Line($"return {error};");

    private string Subject(FieldSpec field) => $"\"{_name}.{field.Name}\"";

    private void Group(GroupSlot group)
    {
        var (field, property, room) = (
            group.Field, Identifiers.Property(group.Field.Name), LocalNames.Get(group.Field, codec.Message) + "Room");
        var count = field.Reserved ? "0" : Count(field, property);
        writer.Block(
            $"if (!MessageEntries.TryStart(destination, ref position, {count}, {group.EntryLength}, {field.MaxCount}, {Subject(field)}, "
                + $"out {(field.Reserved ? "_" : $"var {room}")}, out error))",
            () => writer.Line("return false;")).Line();
        if (field.Reserved)
        {
            return;
        }

        if (field.NestedRecord is null)
        {
            writer.Line($"MessageArray.Write<{CSharpNames.GetKeyword(field.Wire)}>({room}, {property});").Line();
            return;
        }

        writer.Block($"for (var i = 0; i < {(field.Optional ? $"({count})" : count)}; i++)", () => writer
            .Block(
                $"if (!{NestedRecordNames.Codec(field.NestedRecord)}.TryWrite({property}{(field.Optional ? "!" : "")}[i], {room}.Slice(i "
                    + $"* {group.EntryLength}, {group.EntryLength}), out error))", () => writer.Line("return false;")))
            .Line();
    }

    private string Count(FieldSpec field, string list)
    {
        var count = codec.Record.GetMember(field).Form == ListForm.Array ? "Length" : "Count";
        return field.Optional ? $"{list}?.{count} ?? 0" : $"{list}.{count}";
    }
}
