using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Emit.Read;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.View;

/// <summary><c>View</c>: a message that is checked once and then converted property by property, when asked.</summary>
internal sealed class ViewEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    /// <summary>Stands before what reads the first of several messages.</summary>
    public const string FirstComment =
        "/// <summary>Checks one message that may be followed by others, and looks at it.</summary>\n"
        + "/// <param name=\"source\">The message, from its header on.</param>\n"
        + "/// <param name=\"view\">The message; its properties cannot fail.</param>\n"
        + "/// <param name=\"bytesRead\">The length of the message as far as this version knows it; 0 after false.</param>\n"
        + "/// <param name=\"error\">After false: what is wrong.</param>";

    private readonly string _name = codec.Message.Name;

    private IEnumerable<(string Type, string Name)> Parts =>
        new[] { ("MessageHeader", "header"), ("ReadOnlySpan<byte>", "message"), ("ReadOnlySpan<byte>", "block") }
            .Take(layout.Block.Count > 0 ? 3 : 2)
            .Concat(LiveGroups.Select(g => ("MessageEntries", LocalNames.Get(g.Field, codec.Message))))
            .Concat(LiveData.Select(d => ("ReadOnlySpan<byte>", LocalNames.Get(d.Field, codec.Message))));

    private IEnumerable<GroupSlot> LiveGroups => layout.Groups.Where(g => !g.Field.Reserved);

    private IEnumerable<DataSlot> LiveData => layout.Data.Where(d => !d.Field.Reserved);

    public void Emit() => writer
        .Line("/// <summary>")
        .Line(
            $"/// One {_name} message of any version where it lies: checked as a whole, then each property converts its own bytes when it "
                + "is asked. Copies")
        .Line("/// and allocates nothing, but for texts as strings.")
        .Line("/// </summary>")
        .Block("public readonly ref struct View", () =>
        {
            if (BlockReads.IsPlain(layout))
            {
                new PlainViewEmitter(writer, codec, layout).Emit();
                return;
            }

            Fields();
            Constructor();
            new BlockPropertiesEmitter(writer, codec.Record, layout).Emit();
            foreach (var group in LiveGroups)
            {
                Group(group);
            }

            foreach (var data in LiveData)
            {
                Data(data);
            }

            Read();
            writer.Line()
                .Line("/// <summary>The whole message as a record.</summary>")
                .Block($"public {_name} ToRecord()", () => writer
                    .Line($"{_name}.TryReadBody(_message, _header, isWhole: false, out var {Local}, out _, out _);")
                    .Line(codec.Record.Type.IsValueType ? $"return {Local};" : $"return {Local}!;"));
        });

    // A record may be called value.
    private string Local => _name == "value" ? "result" : "value";

    private void Fields()
    {
        foreach (var (type, name) in Parts)
        {
            writer.Line($"private readonly {type} _{name};");
        }

        writer.Line();
    }

    private void Constructor()
    {
        writer.Open($"private View({string.Join(", ", Parts.Select(p => $"{p.Type} {Identifiers.Escape(p.Name)}"))})");
        foreach (var (_, name) in Parts)
        {
            writer.Line($"_{name} = {Identifiers.Escape(name)};");
        }

        writer.Close().Line();
    }

    private void Group(GroupSlot group)
    {
        var field = group.Field;
        var type = field.NestedRecord is { } nested
            ? NestedRecordNames.Group(nested)
            : $"MessageArray<{CSharpNames.GetKeyword(field.Wire)}>";
        writer.Line(XmlDoc.Summary($"{FieldComment.Describe(field)}, where they lie"))
            .Line($"public {type} {Identifiers.Escape(field.Name)} => new(_{LocalNames.Get(field, codec.Message)});")
            .Line();
    }

    private void Data(DataSlot data)
    {
        if (data.Field.Kind == FieldKind.Text)
        {
            Text(data);
            return;
        }

        writer.Line(XmlDoc.Summary(
            $"{data.Field.Name}: at most {data.Field.MaxBytes} bytes, where they lie; empty when the message has none"))
            .Line($"public ReadOnlySpan<byte> {Identifiers.Escape(data.Field.Name)} => _{LocalNames.Get(data.Field, codec.Message)};")
            .Line();
    }

    private void Text(DataSlot text)
    {
        var field = text.Field;
        var bytes = $"_{LocalNames.Get(field, codec.Message)}";
        var value = $"MessageText.{(field.Optional ? "ToOptionalText" : "ToText")}({bytes})";
        if (text.Since > 1 && codec.Record.GetMember(field).Default is { } other && other != "null")
        {
            value = $"_header.Version >= {text.Since} ? {value} : {(field.Optional && other == "\"\"" ? "null" : other)}";
        }

        writer.Line(XmlDoc.Summary($"{field.Name}: text of at most {field.MaxBytes} bytes"))
            .Line($"public {(field.Optional ? "string?" : "string")} {Identifiers.Escape(field.Name)} => {value};")
            .Line()
            .Line(XmlDoc.Summary($"{field.Name} as UTF-8, where it lies; empty when the message has none"))
            .Line($"public ReadOnlySpan<byte> {LocalNames.Free(field.Name + "Utf8", codec.Message)} => {bytes};")
            .Line();
    }

    private void Read() => writer
        .Line(
            "/// <summary>Checks one whole message and looks at it; after false, <paramref name=\"error\"/> says what is wrong.</summary>")
        .Line("public static bool TryRead(ReadOnlySpan<byte> source, out View view, out TelemetryError error) =>")
        .Line("    TryRead(source, out view, out var bytesRead, out error)")
        .Line($"    && MessageHeader.TryEnd(source, bytesRead, SchemaVersion, \"{_name}\", out error);")
        .Line()
        .Line("/// <summary>Checks one whole message and looks at it; false when the bytes are none.</summary>")
        .Line("public static bool TryRead(ReadOnlySpan<byte> source, out View view) => TryRead(source, out view, out TelemetryError _);")
        .Line()
        .Lines(FirstComment)
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
                + "TelemetryError error)", () =>
        {
            writer.Line("view = default;").Line("bytesRead = 0;").Line("error = default;");
            if (layout.Block.Count > 0)
            {
                writer.Line(BlockReads.BlockSlice(layout));
            }

            BlockChecks.Emit(writer, layout.Block.OfType<FieldSlot>(), codec.Message);
            writer.Line("var position = MessageHeader.Size + header.BlockLength;");
            foreach (var group in layout.Groups)
            {
                Find("MessageEntries", group.Field, ReadCalls.GroupCall(group, _name));
                if (!group.Field.Reserved)
                {
                    ReadCalls.CheckEntries(writer, group, LocalNames.Get(group.Field, codec.Message));
                }
            }

            foreach (var data in layout.Data)
            {
                Find("ReadOnlySpan<byte>", data.Field, ReadCalls.DataCall(data, _name));
            }

            var parts = Parts.Skip(2).Select(p => Identifiers.Escape(p.Name)).Prepend("source[..position]").Prepend("header");
            writer.Line($"view = new View({string.Join(", ", parts)});")
                .Line("bytesRead = position;")
                .Line("return true;");
        });

    /// <summary>Finds what lies after the block; what was removed is gone over.</summary>
    private void Find(string type, FieldSpec field, Func<string, string> call)
    {
        var local = LocalNames.Get(field, codec.Message);
        var isThere = field.Since > 1 ? $"header.Version >= {field.Since} && " : "";
        if (isThere.Length > 0 && !field.Reserved)
        {
            writer.Line($"{type} {local} = default;");
        }

        var target = field.Reserved ? "_" : isThere.Length > 0 ? local : $"{type} {local}";
        writer.Block($"if ({isThere}!{call(target)})", () => writer.Line("return false;")).Line();
    }
}
