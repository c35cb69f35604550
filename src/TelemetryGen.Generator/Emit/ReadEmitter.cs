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
            .Line("/// <summary>Reads one whole message; after false, <paramref name=\"error\"/> says what is wrong.</summary>")
            .Line($"public static bool TryRead(ReadOnlySpan<byte> source, {outValue}, out TelemetryError error) =>")
            .Line("    TryRead(source, isWhole: true, out value, out _, out error);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public static bool TryRead(ReadOnlySpan<byte> source, {outValue}, out int bytesRead, out TelemetryError error) =>")
            .Line("    TryRead(source, isWhole: false, out value, out bytesRead, out error);")
            .Line()
            .Block($"private static bool TryRead(ReadOnlySpan<byte> source, bool isWhole, {outValue}, out int bytesRead, out TelemetryError error)", () => writer
                .Block($"if ({HeaderCheck(layout, _name)})", () => writer.Line("return TryReadBody(source, header, isWhole, out value, out bytesRead, out error);"))
                .Line()
                .Line("value = default;").Line("bytesRead = 0;").Line("return false;"))
            .Line()
            .Lines(BodyComment)
            .Block($"private static bool TryReadBody(ReadOnlySpan<byte> source, MessageHeader header, bool isWhole, {outValue}, out int bytesRead, out TelemetryError error)", Body);
        if (Grew(layout))
        {
            writer.Line();
            EmitPresentBytes();
        }
    }

    private void Body()
    {
        writer.Line("value = default;").Line("bytesRead = 0;").Line("error = default;");
        if (layout.Block.Count > 0)
        {
            writer.Line(BlockSlice(layout));
            foreach (var slot in layout.Block.Where(IsLive))
            {
                if (slot.Since == 1)
                {
                    Load(slot);
                }
                else
                {
                    LoadIfPresent(slot);
                }
            }

            writer.Line();
        }

        writer.Line("var position = MessageHeader.Size + header.BlockLength;");
        foreach (var group in layout.Groups)
        {
            LoadGroup(group);
        }

        foreach (var data in layout.Data)
        {
            LoadData(data);
        }

        FailIf($"isWhole && !MessageHeader.TryEnd(source, position, SchemaVersion, \"{_name}\", out error)");
        new ConstructionEmitter(writer, codec.Record, Loaded).Emit("value =", _name);
        writer.Line("bytesRead = position;").Line("return true;");
    }

    /// <summary>Stands before what reads a message or a row of a batch.</summary>
    public const string BodyComment =
        "// All but the header, which the rows of a batch have once for all: the first 8 bytes are not looked at.\n"
        + "[MethodImpl(MethodImplOptions.AggressiveInlining)]";

    /// <summary>The call that checks the header and gives <c>header</c> and <c>error</c>.</summary>
    public static string HeaderCheck(WireLayout layout, string name) =>
        $"MessageHeader.TryRead(source, OwnHeader, {(Grew(layout) ? layout.BaseBlockLength : "BlockLength")}, \"{name}\", out var header, out error)";

    /// <summary>The call that reads variable data into a target: a string, an array, or the bytes where they lie.</summary>
    public static Func<string, string> DataCall(DataSlot data, string name) => target =>
        $"{WriteEmitter.DataClass(data)}.TryRead(source, ref position, {data.LengthType.Size()}, {data.Field.MaxBytes}, header.Version > SchemaVersion, \"{name}.{data.Field.Name}\", out {target}, out error)";

    /// <summary>The call that finds the entries of a group, and gives them to a target.</summary>
    public static Func<string, string> GroupCall(GroupSlot group, string name) => target =>
        $"MessageEntries.TryRead(source, ref position, {group.Entry.BaseBlockLength}, {KnownLength(group.Entry)}, {group.Field.MaxCount}, header.Version > SchemaVersion, \"{name}.{group.Field.Name}\", out {target}, out error)";

    /// <summary>Looks at each entry of a group whose records may be wrong.</summary>
    public static void CheckEntries(SourceWriter writer, GroupSlot group, string entries)
    {
        if (group.Field.Part is not { } part || !FieldValue.MayBeWrong(part))
        {
            return;
        }

        writer.Block($"for (var i = 0; i < {entries}.Count; i++)", () => writer
                .Block($"if (!{PartNames.Codec(part)}.TryCheck({entries}[i], out error))", () => writer.Line("return false;")))
            .Line();
    }

    /// <summary>A slot that holds what a user sees.</summary>
    public static bool IsLive(BlockSlot slot) => slot is BitSetSlot set ? set.Bits.Any(b => !b.Reserved) : !((FieldSlot)slot).Field.Reserved;

    /// <summary>The line that takes the known part of the block from the source.</summary>
    public static string BlockSlice(WireLayout layout) =>
        $"var block = source.Slice(MessageHeader.Size, {(Grew(layout) ? "PresentBytes(header)" : "BlockLength")});";

    /// <summary>How many bytes of a block are known, where fields came with later versions.</summary>
    private void EmitPresentBytes()
    {
        var versions = layout.Block.Select(s => s.Since).Where(v => v > 1).Distinct().OrderBy(v => v);
        writer.Line("// A field is there when both the version and the block of a message reach it.")
            .Line("private static int PresentBytes(MessageHeader header) => Math.Min((int)header.BlockLength, header.Version switch")
            .Line("{")
            .Indented(() =>
            {
                foreach (var version in versions)
                {
                    writer.Line($"< {version} => {layout.BlockLengthOf(version - 1)},");
                }

                writer.Line("_ => BlockLength,");
            })
            .Line("});");
    }

    /// <summary>Fields came with later versions: a message may be without them.</summary>
    public static bool Grew(WireLayout layout) => layout.BaseBlockLength < layout.BlockLength;

    private void Load(BlockSlot slot)
    {
        foreach (var (field, expression) in Values(slot))
        {
            writer.Line($"var {LocalNames.Of(field.Name)} = {expression};");
        }
    }

    private void LoadIfPresent(BlockSlot slot)
    {
        var fields = slot is BitSetSlot set ? set.Bits.Where(b => !b.Reserved) : [((FieldSlot)slot).Field];
        writer.Line();
        foreach (var field in fields)
        {
            var member = codec.Record.MemberOf(field);
            writer.Line(IsCopiedLast(field) ? $"ReadOnlySpan<byte> {LocalNames.Of(field.Name)} = default;" : $"{member.Type} {LocalNames.Of(field.Name)} = {member.Default};");
        }

        writer.Block($"if (block.Length >= {slot.End})", () =>
        {
            foreach (var (field, expression) in Values(slot))
            {
                writer.Line($"{LocalNames.Of(field.Name)} = {expression};");
            }
        });
    }

    /// <summary>Writes what has to stand before, and gives an expression for each field of the slot.</summary>
    private IEnumerable<(FieldSpec Field, string Expression)> Values(BlockSlot slot)
    {
        if (slot is BitSetSlot set)
        {
            var bits = $"bits{set.Index}";
            writer.Line($"var {bits} = {Raw(slot)};");
            return set.Bits.Select((field, bit) => (field, $"({bits} & {Literals.Bit(set.Wire, bit)}) != 0")).Where(b => !b.field.Reserved);
        }

        var only = ((FieldSlot)slot).Field;
        return [(only, Value(only, Raw(slot)))];
    }

    private string Value(FieldSpec field, string raw)
    {
        var (member, local) = (codec.Record.MemberOf(field), LocalNames.Of(field.Name));
        if (field.IsComposite)
        {
            return Inner(field, raw, local + "Wire");
        }

        var check = FieldValue.Check(field, local + "Wire", $"\"{_name}.{field.Name}\"");
        if (!field.Optional && check is null)
        {
            return IsCopiedLast(field) ? raw : FieldValue.Of(field, member, raw);
        }

        writer.Line($"var {local}Wire = {raw};");
        if (check is var (wrong, error))
        {
            writer.Block($"if ({wrong})", () => writer.Line($"return {error};")).Line();
        }

        return IsCopiedLast(field) ? local + "Wire"
            : field.Optional ? FieldValue.Optional(field, member, local + "Wire")
            : FieldValue.Of(field, member, local + "Wire");
    }

    private string Inner(FieldSpec field, string raw, string wire)
    {
        if (FieldValue.CheckPart(field, wire, "out error") is not { } wrong)
        {
            return raw;
        }

        writer.Line($"var {wire} = {raw};").Block($"if ({wrong})", () => writer.Line("return false;")).Line();
        return wire;
    }

    // What an entry of the sender's version has: a constant while no version added to it.
    private static string KnownLength(WireLayout entry)
    {
        var versions = entry.Block.Select(s => s.Since).Where(v => v > 1).Distinct().OrderByDescending(v => v);
        return versions.Aggregate("", (text, version) => $"{text}header.Version >= {version} ? {entry.BlockLengthOf(version)} : ") + entry.BlockLengthOf(1);
    }

    /// <summary>The slot's value in the span <paramref name="block"/>.</summary>
    public static string Raw(BlockSlot slot, string block = "block")
    {
        if (slot is FieldSlot { Field.IsScalar: false })
        {
            return $"{block}.Slice({slot.Offset}, {slot.Size})";
        }

        var at = slot.Offset == 0 ? block : $"{block}[{slot.Offset}..]";
        return slot.Wire switch
        {
            WireType.UInt8 => $"{block}[{slot.Offset}]",
            WireType.Int8 => $"unchecked((sbyte){block}[{slot.Offset}])",
            _ => $"BinaryPrimitives.Read{BinaryNames.Of(slot.Wire)}LittleEndian({at})",
        };
    }

    // Texts and arrays stay where they are until the whole message is known to be good: what is refused costs no allocation.
    private static bool IsCopiedLast(FieldSpec field) => !field.IsScalar && field.Kind != FieldKind.Guid;

    private void LoadGroup(GroupSlot group)
    {
        var call = GroupCall(group, _name);
        if (group.Field.Reserved)
        {
            Skip(group.Since, call);
            return;
        }

        var local = LocalNames.Of(group.Field.Name);
        if (group.Since == 1)
        {
            FailIf("!" + call($"var {local}"));
        }
        else
        {
            writer.Line($"MessageEntries {local} = default;")
                .Block($"if (header.Version >= {group.Since} && !{call(local)})", () => writer.Line("return false;"))
                .Line();
        }

        CheckEntries(writer, group, local);
    }

    // What was removed is gone over: older senders still fill it.
    private void Skip(int since, Func<string, string> call) =>
        writer.Block($"if ({(since > 1 ? $"header.Version >= {since} && " : "")}!{call("_")})", () => writer.Line("return false;")).Line();

    private void LoadData(DataSlot data)
    {
        var local = LocalNames.Of(data.Field.Name);
        var call = DataCall(data, _name);
        if (data.Field.Reserved)
        {
            Skip(data.Since, call);
            return;
        }

        if (data.Since == 1)
        {
            FailIf("!" + call($"ReadOnlySpan<byte> {local}"));
            return;
        }

        writer.Line($"ReadOnlySpan<byte> {local} = default;")
            .Block($"if (header.Version >= {data.Since} && !{call(local)})", () => writer.Line("return false;"))
            .Line();
    }

    private void FailIf(string wrong) => writer.Block($"if ({wrong})", () => writer.Line("return false;")).Line();

    private FieldSpec FieldOf(MemberShape member) => codec.Message.Fields.First(f => f.Name == member.Name);

    private string Loaded(MemberShape member)
    {
        var (local, field) = (LocalNames.Of(member.Name), FieldOf(member));
        if (field.Reserved)
        {
            return "default!";
        }

        if (!IsCopiedLast(field))
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
