using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Columns;

/// <summary><c>ColumnBatch</c>: the records of one event in arrays that are made once and filled again and again.</summary>
internal sealed class ColumnBatchEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    // What it has beside the fields' own names.
    private readonly string _length = LocalNames.Free("_length", codec.Message);
    private readonly string _count = LocalNames.Free("Count", codec.Message);
    private readonly string _reserve = LocalNames.Free("Reserve", codec.Message);
    private readonly (FieldSpec Field, string Array, string Type)[] _columns =
    [
        .. ColumnFields.Of(layout).Select((f, i) =>
            (f.Field, LocalNames.Free($"_{i}", codec.Message), codec.Record.GetMember(f.Field).Type)),
    ];

    public void Emit() => writer
        .Line("/// <summary>")
        .Line(
            $"/// The {_name} records of one event, column by column: the same place in every column is the same record. Its arrays are "
                + "used")
        .Line("/// again by each <see cref=\"TryRead\"/>, so that what outlives the next one must be copied.")
        .Line("/// </summary>")
        .Block("public sealed class ColumnBatch : IColumnBatch", () =>
        {
            writer.Line($"private int {_length};");
            foreach (var (_, array, type) in _columns)
            {
                writer.Line($"private {type}[] {array} = [];");
            }

            writer.Line()
                .Line("/// <summary>How many records there are.</summary>")
                .Line($"public int {_count} => {_length};")
                .Line();
            foreach (var (field, array, type) in _columns)
            {
                writer.Line(XmlDoc.Format(field))
                    .Line($"public ReadOnlyMemory<{type}> {Identifiers.Escape(field.Name)} => new({array}, 0, {_length});")
                    .Line();
            }

            Facts();
            Read();
            writer.Line();
            Keep();
            writer.Line();
            Reserve();
        });

    private void Facts()
    {
        writer.Line($"static global::System.Type IColumnBatch.RecordType => typeof({_name});").Line();
        if (_count != "Count")
        {
            writer.Line($"int IColumnBatch.Count => {_length};").Line();
        }

        var number = codec.Message.Sequence is { } sequence ? _columns.First(c => c.Field.Name == sequence.Name).Array + "[row]" : "0";
        writer.Line($"ulong IColumnBatch.GetSequenceNumber(int row) => {number};").Line();
    }

    private void Read() => writer
        .Line("/// <summary>Reads all records of an event in place of those that are there, or none.</summary>")
        .Line("/// <param name=\"source\">One message or one batch, of any version: an event's body.</param>")
        .Line("/// <param name=\"error\">After false: what is wrong.</param>")
        .Block("public bool TryRead(ReadOnlySpan<byte> source, out TelemetryError error)", () => writer
            .Line($"{_length} = 0;")
            .Block("if (!BatchHeader.IsBatch(source))", () => writer
                .Block("if (!View.TryRead(source, out var view, out error))", () => writer.Line("return false;"))
                .Line()
                .Line($"{_reserve}(1).{ColumnsEmitter.SetName(codec)}(0, view);")
                .Line($"{_length} = 1;")
                .Line("return true;"))
            .Line()
            .Block($"if (!BatchRows.TryOpen<{_name}>(source, out var rows, out error) "
                + $"|| !{_reserve}(rows.Count).{ColumnsEmitter.SetRowsName(codec)}(rows, out error))", () => writer.Line("return false;"))
            .Line()
            .Line($"{_length} = rows.Count;")
            .Line("return true;"));

    private void Keep() => writer.Block("void IColumnBatch.Keep(ReadOnlySpan<int> rows)", () =>
    {
        foreach (var (_, array, type) in _columns)
        {
            writer.Line($"MessageColumns.Keep<{type}>({array}, rows);");
        }

        writer.Line($"{_length} = rows.Length;");
    });

    private void Reserve() => writer
        .Line("// Room for so many records.")
        .Block($"private Columns {_reserve}(int count)", () =>
        {
            writer.Block($"if ({_columns[0].Array}.Length < count)", () =>
            {
                writer.Line("var room = MessageColumns.RoomFor(count);");
                foreach (var (_, array, type) in _columns)
                {
                    writer.Line($"{array} = {Made(type)};");
                }
            });
            writer.Line().Line("return new()").Line("{").Indented(() =>
            {
                foreach (var (field, array, _) in _columns)
                {
                    writer.Line($"{Identifiers.Escape(field.Name)} = {array},");
                }
            }).Line("};");
        });

    private static string Made(string type) => $"new {type}[room]";
}
