using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary><c>View</c>: a message that is checked once and then converted property by property, when asked.</summary>
internal sealed class ViewEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly string _name = codec.Message.Name;

    private IEnumerable<(string Type, string Name)> Parts =>
        new[] { ("ReadOnlySpan<byte>", "message"), ("ReadOnlySpan<byte>", "block") }
            .Take(layout.Block.Count > 0 ? 2 : 1)
            .Concat(layout.Data.Select(d => ("ReadOnlySpan<byte>", LocalNames.Of(d.Field.Name))));

    public void Emit() => writer
        .Line("/// <summary>")
        .Line($"/// One {_name} message of any version where it lies: checked as a whole, then each property converts its own bytes when it is asked. Copies")
        .Line("/// and allocates nothing, but for texts as strings.")
        .Line("/// </summary>")
        .Block("public readonly ref struct View", () =>
        {
            Fields();
            Constructor();
            foreach (var slot in layout.Block)
            {
                Properties(slot);
            }

            foreach (var data in layout.Data)
            {
                Data(data);
            }

            Read();
            writer.Line()
                .Line("/// <summary>The whole message as a record.</summary>")
                .Block($"public {_name} ToRecord()", () => writer
                    .Line($"{_name}.TryRead(_message, out var value, out int _, out _);")
                    .Line(codec.Record.Type.IsValueType ? "return value;" : "return value!;"));
        });

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
        writer.Open($"private View({string.Join(", ", Parts.Select(p => $"{p.Type} {LocalNames.Identifier(p.Name)}"))})");
        foreach (var (_, name) in Parts)
        {
            writer.Line($"_{name} = {LocalNames.Identifier(name)};");
        }

        writer.Close().Line();
    }

    private void Properties(BlockSlot slot)
    {
        var raw = ReadEmitter.Raw(slot, "_block");
        if (slot is BitSetSlot set)
        {
            foreach (var (field, bit) in set.Bits.Select((field, bit) => (field, bit)))
            {
                Property(field, slot, $"({raw} & {Literals.Bit(set.Wire, bit)}) != 0", null);
            }

            return;
        }

        var only = ((FieldSlot)slot).Field;
        if (only.Kind is FieldKind.FixedText or FieldKind.FixedBytes)
        {
            FixedBytes(only, slot, raw);
        }
        else if (only.Optional)
        {
            Property(only, slot, FieldValue.Optional(only, codec.Record.MemberOf(only), "wire"), raw);
        }
        else
        {
            Property(only, slot, FieldValue.Of(only, codec.Record.MemberOf(only), raw), null);
        }
    }

    /// <param name="wire">What has to be in a local for <paramref name="value"/>; null for nothing.</param>
    private void Property(FieldSpec field, BlockSlot slot, string value, string? wire)
    {
        var member = codec.Record.MemberOf(field);
        var heading = $"public {member.Type} {LocalNames.Identifier(field.Name)}";
        var isThere = $"_block.Length >= {slot.End}";
        writer.Line(XmlDoc.Of(field));
        if (wire is null)
        {
            writer.Line(slot.Since > 1 ? $"{heading} => {isThere} ? {value} : {Default(member)};" : $"{heading} => {value};").Line();
            return;
        }

        writer.Block(heading, () => writer.Block("get", () =>
        {
            if (slot.Since > 1)
            {
                writer.Block($"if (_block.Length < {slot.End})", () => writer.Line($"return {member.Default};")).Line();
            }

            writer.Line($"var wire = {wire};").Line($"return {value};");
        })).Line();
    }

    // A literal is an int, to which the other branch of ?: would be widened.
    private static string? Default(MemberShape member) =>
        member.Type is "byte" or "sbyte" or "short" or "ushort" ? $"({member.Type}){member.Default}" : member.Default;

    private void FixedBytes(FieldSpec field, BlockSlot slot, string raw)
    {
        var isText = field.Kind == FieldKind.FixedText;
        if (isText)
        {
            Property(field, slot, FieldValue.Of(field, codec.Record.MemberOf(field), raw), null);
        }

        var there = slot.Since > 1 ? $"_block.Length >= {slot.End} ? {raw} : default" : raw;
        writer.Line(XmlDoc.Summary(isText ? $"{field.Name} as UTF-8 without its padding, where it lies" : $"{FieldComment.Of(field)}, where they lie; none when the message has none"))
            .Line($"public ReadOnlySpan<byte> {(isText ? LocalNames.Free(field.Name + "Utf8", codec.Message) : LocalNames.Identifier(field.Name))} => {(isText ? $"MessageFixedText.Trim({there})" : there)};")
            .Line();
    }

    private void Data(DataSlot data)
    {
        if (data.Field.Kind == FieldKind.Text)
        {
            Text(data);
            return;
        }

        writer.Line(XmlDoc.Summary($"{data.Field.Name}: at most {data.Field.MaxBytes} bytes, where they lie; empty when the message has none"))
            .Line($"public ReadOnlySpan<byte> {LocalNames.Identifier(data.Field.Name)} => _{LocalNames.Of(data.Field.Name)};")
            .Line();
    }

    private void Text(DataSlot text)
    {
        var field = text.Field;
        var bytes = $"_{LocalNames.Of(field.Name)}";
        var value = $"MessageText.{(field.Optional ? "ToOptionalText" : "ToText")}({bytes})";
        if (text.Since > 1 && codec.Record.MemberOf(field).Default is { } other && other != "null")
        {
            value = $"BinaryPrimitives.ReadUInt16LittleEndian(_message[6..]) >= {text.Since} ? {value} : {(field.Optional && other == "\"\"" ? "null" : other)}";
        }

        writer.Line(XmlDoc.Summary($"{field.Name}: text of at most {field.MaxBytes} bytes"))
            .Line($"public {(field.Optional ? "string?" : "string")} {LocalNames.Identifier(field.Name)} => {value};")
            .Line()
            .Line(XmlDoc.Summary($"{field.Name} as UTF-8, where it lies; empty when the message has none"))
            .Line($"public ReadOnlySpan<byte> {LocalNames.Free(field.Name + "Utf8", codec.Message)} => {bytes};")
            .Line();
    }

    private void Read() => writer
        .Line("/// <summary>Checks one whole message and looks at it; after false, <paramref name=\"error\"/> says what is wrong.</summary>")
        .Line("public static bool TryRead(ReadOnlySpan<byte> source, out View view, out TelemetryError error) =>")
        .Line("    TryRead(source, out view, out var bytesRead, out error)")
        .Line($"    && MessageHeader.TryEnd(source, bytesRead, SchemaVersion, \"{_name}\", out error);")
        .Line()
        .Line("/// <summary>Checks one message that may be followed by others, and looks at it.</summary>")
        .Line("/// <param name=\"source\">The message, from its header on.</param>")
        .Line("/// <param name=\"view\">The message; its properties cannot fail.</param>")
        .Line("/// <param name=\"bytesRead\">The length of the message as far as this version knows it; 0 after false.</param>")
        .Line("/// <param name=\"error\">After false: what is wrong.</param>")
        .Block("public static bool TryRead(ReadOnlySpan<byte> source, out View view, out int bytesRead, out TelemetryError error)", () =>
        {
            writer.Line("view = default;").Line("bytesRead = 0;")
                .Block($"if (!{ReadEmitter.HeaderCheck(layout, _name)})", () => writer.Line("return false;"))
                .Line();
            if (layout.Block.Count > 0)
            {
                writer.Line(ReadEmitter.BlockSlice(layout));
            }

            foreach (var slot in layout.Block.OfType<FieldSlot>().Where(s => Check(s.Field) is not null))
            {
                EmitCheck(slot);
            }

            writer.Line("var position = MessageHeader.Size + header.BlockLength;");
            foreach (var data in layout.Data)
            {
                var local = LocalNames.Of(data.Field.Name);
                var call = ReadEmitter.DataCall(data, _name);
                if (data.Since == 1)
                {
                    writer.Block($"if (!{call($"ReadOnlySpan<byte> {local}")})", () => writer.Line("return false;")).Line();
                }
                else
                {
                    writer.Line($"ReadOnlySpan<byte> {local} = default;")
                        .Block($"if (header.Version >= {data.Since} && !{call(local)})", () => writer.Line("return false;")).Line();
                }
            }

            var parts = Parts.Skip(1).Select(p => LocalNames.Identifier(p.Name)).Prepend("source[..position]");
            writer.Line($"view = new View({string.Join(", ", parts)});")
                .Line("bytesRead = position;")
                .Line("return true;");
        });

    private (string Wrong, string Error)? Check(FieldSpec field) => FieldValue.Check(field, LocalNames.Of(field.Name), $"\"{_name}.{field.Name}\"");

    private void EmitCheck(FieldSlot slot)
    {
        var (wrong, error) = Check(slot.Field)!.Value;
        var local = LocalNames.Of(slot.Field.Name);
        void Body() => writer.Line($"var {local} = {ReadEmitter.Raw(slot)};").Block($"if ({wrong})", () => writer.Line($"error = {error};").Line("return false;"));
        if (slot.Since == 1)
        {
            Body();
            writer.Line();
            return;
        }

        writer.Block($"if (block.Length >= {slot.End})", Body).Line();
    }
}
