using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Emit.Read;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.View;

/// <summary>
/// The content of the view of a record whose block never grew and has nothing after it: the block is all that it looks at.
/// </summary>
internal sealed class PlainViewEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    public void Emit()
    {
        writer
            .Line("private readonly ReadOnlySpan<byte> _block;")
            .Line()
            .Line("private View(ReadOnlySpan<byte> block) => _block = block;")
            .Line();
        new BlockPropertiesEmitter(writer, codec.Record, layout).Emit();
        writer
            .Line(
                "/// <summary>Checks one whole message and looks at it; after false, <paramref name=\"error\"/> says what is "
                    + "wrong.</summary>")
            .Block("public static bool TryRead(ReadOnlySpan<byte> source, out View view, out TelemetryError error)",
                () => Open(() => PlainReadEmitter.CheckWhole(writer, Fail)))
            .Line()
            .Line("/// <summary>Checks one whole message and looks at it; false when the bytes are none.</summary>")
            .Block("public static bool TryRead(ReadOnlySpan<byte> source, out View view)", () => Open(
                () => PlainReadEmitter.IsRight(writer, Fail)))
            .Line()
            .Lines(ViewEmitter.FirstComment)
            .Block("public static bool TryRead(ReadOnlySpan<byte> source, out View view, out int bytesRead, out TelemetryError error)",
                () => writer
                .Block($"if ({ReadCalls.HeaderCheck(layout, _name)})",
                    () => writer.Line("return TryReadBody(source, header, out view, out bytesRead, out error);"))
                .Line()
                .Line("view = default;").Line("bytesRead = 0;").Line("return false;"))
            .Line()
            .Lines(ReadCalls.BodyComment)
            .Block(
                "internal static bool TryReadBody(ReadOnlySpan<byte> source, MessageHeader header, out View view, out int bytesRead, out "
                    + "TelemetryError error)", () => Open(
                () => writer.Block("if (!TryCheckBody(source, header, isWhole: false, out bytesRead, out error))", Fail)))
            .Line()
            .Line("/// <summary>The whole message as a record.</summary>")
            .Block($"public {_name} ToRecord()", () => writer.Line("LoadBlock(_block, out var value);").Line("return value;"));
    }

    private void Open(Action check)
    {
        check();
        writer.Line().Line($"view = new View({BlockReads.KnownBlock});").Line("return true;");
    }

    private void Fail() => writer.Line("view = default;").Line("return false;");
}
