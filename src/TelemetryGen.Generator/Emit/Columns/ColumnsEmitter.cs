using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Columns;

/// <summary><c>ReadColumns</c> and its <c>Columns</c>: a span for each field of the block.</summary>
internal sealed class ColumnsEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    // What Columns has beside the fields' own names.
    private readonly string _room = LocalNames.Free("Room", codec.Message);
    private readonly string _fill = LocalNames.Free("Fill", codec.Message);
    private readonly string _set = SetName(codec);
    private readonly string _setRows = SetRowsName(codec);

    /// <summary>The method of <c>Columns</c> that takes the rows of a batch.</summary>
    public static string SetRowsName(CodecSpec codec) => LocalNames.Free("SetRows", codec.Message);

    /// <summary>The method of <c>Columns</c> that takes one message.</summary>
    public static string SetName(CodecSpec codec) => LocalNames.Free("Set", codec.Message);

    // Messages without groups and variable data lie at equal distances and can be gone through column by column.
    private bool IsFixed => layout.IsFixed;

    private IEnumerable<(FieldSpec Field, BlockSlot Slot)> Fields => ColumnFields.Of(layout);

    public void EmitRead() => writer
        .Line(
            "/// <summary>Reads messages that follow each other into columns, until the bytes or the shortest column end or a message is "
                + "wrong; then <paramref name=\"error\"/> says what.</summary>")
        .Line("/// <returns>How many were read, from the first <paramref name=\"bytesRead\"/> bytes.</returns>")
        .Block(
            "public static int ReadColumns(ReadOnlySpan<byte> source, Columns columns, out int bytesRead, out TelemetryError error)", () =>
        {
            writer.Line($"var room = columns.{_room};").Line("var count = 0;").Line("bytesRead = 0;").Line("error = default;")
                .Block("while (count < room && bytesRead < source.Length)", () =>
                {
                    writer.Line("var rest = source[bytesRead..];");
                    if (IsFixed)
                    {
                        Run();
                    }

                    writer.Block("if (!View.TryRead(rest, out var view, out var length, out error))", () => writer.Line("break;"))
                        .Line()
                        .Line($"columns.{_set}(count, view);")
                        .Line("count++;")
                        .Line("bytesRead += length;");
                })
                .Line()
                .Line("return count;");
        });

    private void Run() => writer
        .Line("var run = MessageColumns.CountRun(rest, OwnHeader, room - count);")
        .Block($"if (run > 0 && columns.{_fill}(count, run, rest[..(run * MaxPayloadBytes)], MaxPayloadBytes))", () => writer
            .Line("count += run;")
            .Line("bytesRead += run * MaxPayloadBytes;")
            .Line("continue;"))
        .Line();

    public void EmitColumns() => writer
        .Line("/// <summary>")
        .Line(
            $"/// Where <see cref=\"ReadColumns\"/> puts the fixed fields of {_name} messages: the same place in every column is the same "
                + "message. A column that is")
        .Line("/// left empty is not filled, and costs nothing.")
        .Line("/// </summary>")
        .Block("public ref struct Columns", () =>
        {
            foreach (var (field, _) in Fields)
            {
                writer.Line(XmlDoc.Format(field))
                    .Line($"public Span<{codec.Record.GetMember(field).Type}> {Identifiers.Escape(field.Name)} {{ get; set; }}").Line();
            }

            Room();
            if (IsFixed)
            {
                writer.Line();
                Fill();
            }

            writer.Line();
            Set();
            writer.Line();
            SetRows();
        });

    private void Room() => writer.Line(
        "// The shortest column that is to be filled.").Block($"internal readonly int {_room}", () => writer.Block("get", () =>
    {
        writer.Line("var room = int.MaxValue;");
        foreach (var (field, _) in Fields)
        {
            writer.Line($"room = MessageColumns.Capacity(room, {Own(Identifiers.Escape(field.Name))}.Length);");
        }

        writer.Line("return room;");
    }));

    private void Set() => writer.Line("// One message.").Block($"internal readonly void {_set}(int index, View view)", () =>
    {
        foreach (var (field, _) in Fields)
        {
            var name = Identifiers.Escape(field.Name);
            writer.Block($"if (!{Own(name)}.IsEmpty)", () => writer.Line($"{Own(name)}[index] = view.{name};")).Line();
        }
    });

    private void SetRows() => writer
        .Line("// The rows of a batch; false when one of them is not right.")
        .Block($"internal readonly bool {_setRows}(BatchRows rows, out TelemetryError error)", () =>
        {
            writer.Line("var index = 0;");
            if (IsFixed)
            {
                var since = layout.Block.Max(s => s.Since);
                writer
                    .Block($"for (var run = 0; rows.AreWhole(BlockLength, {since}) && index < rows.Count; index += run)", () => writer
                        .Line("run = MessageColumns.TakeRun(rows.Count - index);")
                        .Line("var rest = rows.Next[(index * rows.Header.BlockLength)..];")
                        .Block($"if (!{_fill}(index, run, rest, rows.Header.BlockLength))", () => writer.Line("break;")))
                    .Line()
                    .Block("if (index == rows.Count)", () => writer.Line("error = default;").Line("return true;"))
                    .Line();
            }

            writer
                .Block($"if (!rows.TryCheck<{_name}>(out error))", () => writer.Line("return false;"))
                .Line()
                .Block($"for ({(IsFixed ? "index = 0" : "")}; rows.Count > 0; index++)", () => writer
                    .Line("View.TryReadBody(rows.Next, rows.Header, out var view, out var bytesRead, out _);")
                    .Line($"{_set}(index, view);")
                    .Line("rows.Skip(bytesRead);"))
                .Line()
                .Line("return true;");
        });

    private void Fill() => writer
        .Line("// A run of messages, or of rows with the 8 bytes before each, whose blocks are known and lie at equal distances, column by")
        .Line("// column; false when one of them is not right, which is then found one by one.")
        .Block($"internal readonly bool {_fill}(int first, int count, ReadOnlySpan<byte> messages, int stride)", () =>
        {
            foreach (var slot in layout.Block.OfType<FieldSlot>().Where(s => Wrong(s.Field) is not null))
            {
                Check(slot);
            }

            foreach (var (field, slot) in Fields)
            {
                writer.Block($"if (!{Own(Identifiers.Escape(field.Name))}.IsEmpty)", () => Column(field, slot)).Line();
            }

            writer.Line("return true;");
        });

    private static string? Wrong(FieldSpec field) =>
        field.Reserved
            ? null
            : field.IsComposite ? FieldValue.CheckNestedRecord(field, "wire", "out _") : FieldValue.Check(field, "wire", "")?.Wrong;

    private void Check(FieldSlot slot)
    {
        if (slot.Field.Kind != FieldKind.Timestamp)
        {
            Each("count", () =>
                writer.Line($"var wire = {BlockReads.Raw(slot)};").Block($"if ({Wrong(slot.Field)})", () => writer.Line("return false;")));
            return;
        }

        var ticks = $"TimeSpan.TicksPer{slot.Field.Resolution.ToString().TrimEnd('s')}";
        var optional = slot.Field.Optional ? "true" : "false";
        writer
            .Block(
                $"if (!MessageColumns.AreTimesInRange(messages, stride, "
                    + $"MessageHeader.Size + {slot.Offset}, count, {ticks}, optional: {optional}))",
                () => writer.Line("return false;"))
            .Line();
    }

    private void Column(FieldSpec field, BlockSlot slot)
    {
        var member = codec.Record.GetMember(field);
        var span = $"{Own(Identifiers.Escape(field.Name))}.Slice(first, count)";
        var place = $"messages, stride, MessageHeader.Size + {slot.Offset}";
        var wire = CSharpNames.GetKeyword(slot.Wire);
        if (field is { Optional: false, Kind: FieldKind.Integer or FieldKind.Float })
        {
            writer.Line($"MessageColumns.Copy({place}, {span});");
            return;
        }

        if (field is { Optional: false, Kind: FieldKind.Scaled, DecimalExponent: < 0, Offset: 0 } && member.UnderlyingType == "double")
        {
            writer.Line($"MessageColumns.Divide<{wire}>({place}, {Literals.Double((double)(1 / field.Step))}, {span});");
            return;
        }

        writer.Line($"var column = {span};");
        Each("column.Length", () =>
        {
            if (slot is BitSetSlot set)
            {
                var bit = set.Bits.Select((f, i) => (f, i)).First(b => b.f == field).i;
                writer.Line($"column[i] = ({BlockReads.Raw(slot)} & {Literals.Bit(set.Wire, bit)}) != 0;");
            }
            else if (field.Optional)
            {
                writer.Line($"var wire = {BlockReads.Raw(slot)};").Line($"column[i] = {FieldValue.Optional(field, member, "wire")};");
            }
            else
            {
                writer.Line($"column[i] = {FieldValue.GetExpression(field, member, BlockReads.Raw(slot))};");
            }
        });
    }

    private void Each(string count, Action content) => writer.Block($"for (var i = 0; i < {count}; i++)", () =>
    {
        writer.Line("var block = messages.Slice((i * stride) + MessageHeader.Size, BlockLength);");
        content();
    }).Line();

    /// <summary>The column, told apart from parameters and locals, which all start with a small letter.</summary>
    private static string Own(string name) => char.IsUpper(name[0]) ? name : $"this.{name}";
}
