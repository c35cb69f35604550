using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Read;

/// <summary>
/// The readers of a record whose block never grew and has nothing after it. What is right is asked first, without an error to fill; only
/// what is not is looked at again for what is wrong. The view of such a record asks the same.
/// </summary>
internal sealed class PlainReadEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout, string outValue)
{
    private readonly string _name = codec.Message.Name;

    public void Emit()
    {
        writer
            .Line("/// <summary>Reads one whole message; false when the bytes are none.</summary>")
            .Block($"public static bool TryRead(ReadOnlySpan<byte> source, {outValue})", () => Whole(
                () => IsRight(writer, FailValue)))
            .Line()
            .Line("/// <summary>Reads one whole message; after false, <paramref name=\"error\"/> says what is wrong.</summary>")
            .Block($"public static bool TryRead(ReadOnlySpan<byte> source, {outValue}, out TelemetryError error)",
                () => Whole(() => CheckWhole(writer, FailValue)))
            .Line()
            .Line("/// <inheritdoc/>")
            .Block($"public static bool TryRead(ReadOnlySpan<byte> source, {outValue}, out int bytesRead, out TelemetryError error)",
                () => writer
                .Block($"if ({ReadCalls.HeaderCheck(layout, _name)})",
                    () => writer.Line("return TryReadBody(source, header, out value, out bytesRead, out error);"))
                .Line()
                .Line("value = default;").Line("bytesRead = 0;").Line("return false;"))
            .Line()
            .Lines(ReadCalls.BodyComment)
            .Block(
                $"private static bool TryReadBody(ReadOnlySpan<byte> source, MessageHeader "
                    + $"header, {outValue}, out int bytesRead, out TelemetryError error)", () => Whole(
                () => writer.Block("if (!TryCheckBody(source, header, isWhole: false, out bytesRead, out error))", FailValue)))
            .Line()
            .Line("// A block whose fields are known to be right.")
            .Block($"private static void LoadBlock(ReadOnlySpan<byte> block, out {_name} value)", Load)
            .Line();
        Checks();
    }

    /// <summary>
    /// Checks one whole message, quickly where it is right; <paramref name="refuse"/> writes what happens where it is not.
    /// </summary>
    public static void CheckWhole(SourceWriter writer, Action refuse) => writer
        .Block("if (IsOwnMessage(source))", () => writer.Line("error = default;"))
        .Block("else if (!TryCheckMessage(source, out error))", refuse);

    /// <summary>The same without an error.</summary>
    public static void IsRight(SourceWriter writer, Action refuse) =>
        writer.Block("if (!IsOwnMessage(source) && !IsOtherMessage(source))", refuse);

    private void Whole(Action check)
    {
        check();
        writer.Line().Line($"LoadBlock({BlockReads.KnownBlock}, out value);").Line("return true;");
    }

    private void FailValue() => writer.Line("value = default;").Line("return false;");

    private void Load()
    {
        new BlockLoadEmitter(writer, codec, layout, isChecked: true).Emit();
        writer.Line();
        new ConstructionEmitter(writer, codec.Record, new LoadedValues(codec, layout).GetExpression).Emit("value =", _name);
    }

    private void Checks()
    {
        var fields = layout.Block.OfType<FieldSlot>().Where(BlockChecks.MayBeWrong).ToArray();
        writer.Line("// A message of this version and nothing else, each field right: that asks for no error.");
        if (fields.Length == 0)
        {
            writer.Line("private static bool IsOwnMessage(ReadOnlySpan<byte> source) => MessageHeader.IsExactly(source, OwnHeader);");
        }
        else
        {
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
                .Block("private static bool IsOwnMessage(ReadOnlySpan<byte> source)", () =>
            {
                writer.Block("if (!MessageHeader.IsExactly(source, OwnHeader))", () => writer.Line("return false;"))
                    .Line()
                    .Line($"var block = {BlockReads.KnownBlock};");
                BlockChecks.Emit(writer, fields, codec.Message, saysWhy: false);
                writer.Line("return true;");
            });
        }

        writer.Line()
            .Line("// Apart, so that what is quick clears no error.")
            .Line("[MethodImpl(MethodImplOptions.NoInlining)]")
            .Line("private static bool IsOtherMessage(ReadOnlySpan<byte> source) => TryCheckMessage(source, out _);")
            .Line()
            .Line("// One whole message of any version.")
            .Line("private static bool TryCheckMessage(ReadOnlySpan<byte> source, out TelemetryError error) =>")
            .Line($"    {ReadCalls.HeaderCheck(layout, _name)}")
            .Line("    && TryCheckBody(source, header, isWhole: true, out _, out error);")
            .Line()
            .Lines(ReadCalls.BodyComment)
            .Block(
                "private static bool TryCheckBody(ReadOnlySpan<byte> source, MessageHeader header, bool isWhole, out int bytesRead, out "
                    + "TelemetryError error)", () =>
            {
                writer.Line("bytesRead = 0;").Line("error = default;");
                if (fields.Length > 0)
                {
                    writer.Line(BlockReads.BlockSlice(layout));
                    BlockChecks.Emit(writer, fields, codec.Message, saysWhy: true);
                }

                writer.Line("var position = MessageHeader.Size + header.BlockLength;")
                    .Block($"if (isWhole && !MessageHeader.TryEnd(source, position, SchemaVersion, \"{_name}\", out error))",
                        () => writer.Line("return false;"))
                    .Line()
                    .Line("bytesRead = position;").Line("return true;");
            });
    }
}
