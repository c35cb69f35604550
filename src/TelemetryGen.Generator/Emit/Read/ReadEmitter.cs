using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Read;

/// <summary><c>Read</c> and <c>TryRead</c>: any bytes give a record or the documented error.</summary>
internal sealed class ReadEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    private string OutValue => codec.Record.Type.IsValueType ? $"out {_name} value" : $"[MaybeNullWhen(false)] out {_name} value";

    public void Emit()
    {
        writer
            .Line("/// <summary>Reads one whole message, of any version of the schema.</summary>")
            .Line("/// <exception cref=\"TelemetryException\">The bytes are no such message; the error says why.</exception>")
            .Line($"public static {_name} Read(ReadOnlySpan<byte> source) =>")
            .Line("    TryRead(source, out var value, out var error) ? value : throw new TelemetryException(error);")
            .Line();
        if (BlockReads.IsPlain(layout))
        {
            new PlainReadEmitter(writer, codec, layout, OutValue).Emit();
            return;
        }

        writer
            .Line("/// <summary>Reads one whole message; false when the bytes are none.</summary>")
            .Line($"public static bool TryRead(ReadOnlySpan<byte> source, {OutValue}) => TryRead(source, out value, out TelemetryError _);")
            .Line()
            .Line("/// <summary>Reads one whole message; after false, <paramref name=\"error\"/> says what is wrong.</summary>")
            .Line($"public static bool TryRead(ReadOnlySpan<byte> source, {OutValue}, out TelemetryError error) =>")
            .Line("    TryRead(source, isWhole: true, out value, out _, out error);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static bool TryRead(ReadOnlySpan<byte> source, {OutValue}, out int bytesRead, out TelemetryError error) =>")
            .Line("    TryRead(source, isWhole: false, out value, out bytesRead, out error);")
            .Line()
            .Block(
                $"private static bool TryRead(ReadOnlySpan<byte> source, bool "
                    + $"isWhole, {OutValue}, out int bytesRead, out TelemetryError error)", () => writer
                .Block($"if ({ReadCalls.HeaderCheck(layout, _name)})",
                    () => writer.Line("return TryReadBody(source, header, isWhole, out value, out bytesRead, out error);"))
                .Line()
                .Line("value = default;").Line("bytesRead = 0;").Line("return false;"))
            .Line()
            .Lines(ReadCalls.BodyComment)
            .Block(
                $"private static bool TryReadBody(ReadOnlySpan<byte> source, MessageHeader header, bool "
                    + $"isWhole, {OutValue}, out int bytesRead, out TelemetryError error)", Body);
        if (BlockReads.Grew(layout))
        {
            writer.Line();
            BlockReads.EmitPresentBytes(writer, layout);
        }
    }

    private void Body()
    {
        writer.Line("value = default;").Line("bytesRead = 0;").Line("error = default;");
        if (layout.Block.Count > 0)
        {
            writer.Line(BlockReads.BlockSlice(layout));
            new BlockLoadEmitter(writer, codec, layout, isChecked: false).Emit();
            writer.Line();
        }

        writer.Line("var position = MessageHeader.Size + header.BlockLength;");
        new TailLoadEmitter(writer, layout, codec.Message).Emit();
        writer.Block($"if (isWhole && !MessageHeader.TryEnd(source, position, SchemaVersion, \"{_name}\", out error))",
            () => writer.Line("return false;")).Line();
        new ConstructionEmitter(writer, codec.Record, new LoadedValues(codec, layout).GetExpression).Emit("value =", _name);
        writer.Line("bytesRead = position;").Line("return true;");
    }
}
