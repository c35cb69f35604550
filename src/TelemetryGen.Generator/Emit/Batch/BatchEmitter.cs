using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Batch;

/// <summary>Batches of one record: the methods for them, and what the runtime asks of a row.</summary>
internal sealed class BatchEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    public void Emit()
    {
        writer
            .Line("/// <summary>The longest batch of so many records, in bytes.</summary>")
            .Line($"public static int MaxBatchBytes(int records) => MessageBatch.MaxBytes<{_name}>(records);")
            .Line()
            .Line("/// <summary>Writes records as one batch, which one event carries; allocates nothing.</summary>")
            .Line("/// <param name=\"records\">1 to 65,534 of them.</param>")
            .Line(
                "/// <param name=\"destination\">Where to; <see cref=\"MaxBatchBytes\"/> are always enough. After false its content is "
                    + "undefined.</param>")
            .Line("/// <param name=\"bytesWritten\">The length of the batch; 0 after false.</param>")
            .Line("/// <param name=\"error\">After false: what is wrong.</param>")
            .Line(
                $"public static bool TryWriteBatch(ReadOnlySpan<{_name}> records, Span<byte> destination, out int bytesWritten, out "
                    + "TelemetryError error) =>")
            .Line("    MessageBatch.TryWrite(records, destination, out bytesWritten, out error);")
            .Line()
            .Line(
                "/// <summary>Checks one batch with all its rows and gives its records, for foreach; after false, <paramref "
                    + "name=\"error\"/> says what is wrong.</summary>")
            .Line($"public static bool TryReadBatch(ReadOnlySpan<byte> source, out Batch<{_name}> batch, out TelemetryError error) =>")
            .Line($"    Batch<{_name}>.TryRead(source, out batch, out error);")
            .Line()
            .Line(
                "/// <summary>Looks at the rows of one batch, one view at a time: for foreach. A batch that is wrong has none; then "
                    + "<paramref name=\"error\"/> says what.</summary>")
            .Line("public static BatchViews EnumerateBatch(ReadOnlySpan<byte> source, out TelemetryError error) => new(source, out error);")
            .Line();
        Facts();
        Row();
    }

    private void Facts()
    {
        var grew = BlockReads.Grew(layout);
        var blockLength = grew ? "PresentBytes(new MessageHeader(ushort.MaxValue, TemplateId, SchemaId, (ushort)version))" : "BlockLength";
        writer
            .Line($"static string IBatchRow<{_name}>.Name => \"{_name}\";")
            .Line()
            .Line($"static ulong IBatchRow<{_name}>.Header => OwnHeader;")
            .Line()
            .Line($"static ushort IBatchRow<{_name}>.MinBlockLength => {(grew ? layout.BaseBlockLength : "BlockLength")};")
            .Line()
            .Line($"static ushort IBatchRow<{_name}>.RowVersion => {BatchLayout.From(layout).RowVersion};")
            .Line()
            .Line($"static int IBatchRow<{_name}>.GetBlockLength(int version) => {blockLength};")
            .Line();
    }

    private void Row()
    {
        var outValue = codec.Record.Type.IsValueType ? $"out {_name} value" : $"[MaybeNullWhen(false)] out {_name} value";
        writer
            .Line($"bool IBatchRow<{_name}>.TryWriteRow(Span<byte> destination, out int bytesWritten, out TelemetryError error) =>")
            .Line("    TryWriteBody(destination, out bytesWritten, out error);")
            .Line()
            .Line(
                $"static bool IBatchRow<{_name}>.TryReadRow(ReadOnlySpan<byte> source, MessageHeader "
                    + $"header, {outValue}, out int bytesRead, out TelemetryError error) =>")
            .Line(
                $"    TryReadBody(source, header, {(BlockReads.IsPlain(layout) ? "" : "isWhole: false, ")}out value, out bytesRead, "
                    + "out error);")
            .Line()
            .Line(
                $"static bool IBatchRow<{_name}>.TryCheckRow(ReadOnlySpan<byte> source, MessageHeader header, out int bytesRead, out "
                    + "TelemetryError error) =>")
            .Line("    View.TryReadBody(source, header, out _, out bytesRead, out error);");
    }

    /// <summary>A ref struct as generic code cannot hold: views of a batch's rows.</summary>
    public void EmitViews() => writer
        .Line($"/// <summary>The {_name} rows of a batch, for foreach; allocates nothing.</summary>")
        .Block("public ref struct BatchViews", () => writer
            .Line("private BatchRows _rows;")
            .Line("private View _current;")
            .Line()
            .Block("internal BatchViews(ReadOnlySpan<byte> source, out TelemetryError error)", () => writer
                .Line($"BatchRows.TryRead<{_name}>(source, out _rows, out error);")
                .Line("_current = default;"))
            .Line()
            .Line("/// <summary>How many rows the loop has not come to; before it, how many there are.</summary>")
            .Line("public readonly int Count => _rows.Count;")
            .Line()
            .Line("/// <summary>The row at which the loop is.</summary>")
            .Line("public readonly View Current => _current;")
            .Line()
            .Line("/// <summary>Called by foreach.</summary>")
            .Line("public readonly BatchViews GetEnumerator() => this;")
            .Line()
            .Line("/// <summary>Goes to the next row; false at the end.</summary>")
            .Block("public bool MoveNext()", () => writer
                .Block("if (_rows.Count == 0)", () => writer.Line("return false;"))
                .Line()
                .Line("View.TryReadBody(_rows.Next, _rows.Header, out _current, out var bytesRead, out _);")
                .Line("_rows.Skip(bytesRead);")
                .Line("return true;")));
}
