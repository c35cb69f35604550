using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Emit.Read;
using TelemetryGen.Generator.Emit.View;
using TelemetryGen.Generator.Emit.Write;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.NestedRecords;

/// <summary>A nested record: the private class that writes, checks and reads it, and its public view.</summary>
internal sealed class NestedRecordEmitter(SourceWriter writer, RecordSpec nested, RecordSpec within)
{
    private readonly WireLayout _layout = WireLayout.From(nested.Message);
    private readonly string _name = nested.Message.Name;
    private readonly string _type = "global::" + nested.Type.FullName;

    private bool IsEntry =>
        within.NestedRecords.Append(within).Any(r => r.Message.LiveFields.Any(f => f.IsGroup && f.NestedRecord?.Name == _name));

    public void Emit()
    {
        writer.Line($"// {_name} inside of {within.Message.Name}: {_layout.BlockLength} bytes.")
            .Block($"private static class {NestedRecordNames.Codec(nested.Message)}", () =>
            {
                Write();
                writer.Line();
                if (FieldValue.MayBeWrong(nested.Message))
                {
                    Check();
                    writer.Line();
                }

                Read();
                if (IsEntry)
                {
                    writer.Line();
                    ReadAll();
                }
            })
            .Line();
        View();
        if (IsEntry)
        {
            writer.Line();
            Group();
        }
    }

    private void Write() =>
        writer.Block(
            $"public static bool "
                + $"TryWrite({(nested.Type.IsValueType ? "in " : "")}{_type}{(nested.Type.IsValueType ? "" : "?")} value, Span<byte> "
                + "block, out TelemetryError error)", () =>
    {
        writer.Line("error = default;").Line();
        if (!nested.Type.IsValueType)
        {
            writer.Block("if (value is null)", () => writer
                    .Line($"return TelemetryError.Fail(out error, TelemetryErrorCode.ValueIsNull, \"{_name}\");"))
                .Line();
        }

        var store = new BlockStoreEmitter(writer, nested, _layout, owner: "value");
        store.EmitChecks();
        store.EmitStores();
        writer.Line("return true;");
    });

    private void Check() => writer.Block("public static bool TryCheck(ReadOnlySpan<byte> block, out TelemetryError error)", () =>
    {
        writer.Line("error = default;");
        BlockChecks.Emit(writer, _layout.Block.OfType<FieldSlot>(), nested.Message);
        writer.Line("return true;");
    });

    // The bytes are checked: reading them is what the view does, property by property.
    private void Read() => writer.Block($"public static {_type} Read(ReadOnlySpan<byte> block)", () =>
    {
        writer.Line($"var view = {NestedRecordNames.View(nested.Message)}.FromBlock(block);");
        new ConstructionEmitter(writer, nested, m => Property(m)).Emit("return", _type);
    });

    private string Property(MemberShape member)
    {
        var field = nested.Message.Fields.First(f => f.Name == member.Name);
        var property = $"view.{Identifiers.Escape(field.Name)}";
        return field.Reserved ? "default!"
            : field.IsArray || field.Kind == FieldKind.FixedBytes ? $"{property}.ToArray()"
            : field.IsComposite && field.Since == 1 ? $"{property}.ToRecord()"
            : property;
    }

    private void ReadAll() => writer.Block($"public static {_type}[] ReadAll(MessageEntries entries)", () => writer
        .Line($"var records = entries.Count == 0 ? [] : new {_type}[entries.Count];")
        .Block("for (var i = 0; i < records.Length; i++)", () => writer.Line("records[i] = Read(entries[i]);"))
        .Line()
        .Line("return records;"));

    private void View()
    {
        var view = NestedRecordNames.View(nested.Message);
        writer
            .Line(
                $"/// <summary>One {_name} where it lies in a message that was checked: each property converts its own bytes when it is "
                    + "asked.</summary>")
            .Block($"public readonly ref struct {view}", () =>
            {
                writer.Line("private readonly ReadOnlySpan<byte> _block;")
                    .Line()
                    .Line($"private {view}(ReadOnlySpan<byte> block) => _block = block;")
                    .Line();
                new BlockPropertiesEmitter(writer, nested, _layout).Emit();
                writer.Line("/// <summary>The whole of it as a record.</summary>")
                    .Line($"public {_type} ToRecord() => {NestedRecordNames.Codec(nested.Message)}.Read(_block);")
                    .Line()
                    .Line($"internal static {view} FromBlock(ReadOnlySpan<byte> block) => new(block);");
            });
    }

    private void Group()
    {
        var (group, view) = (NestedRecordNames.Group(nested.Message), NestedRecordNames.View(nested.Message));
        writer
            .Line($"/// <summary>A list of {_name} where it lies: by index, or with foreach; allocates nothing.</summary>")
            .Block($"public ref struct {group}", () => writer
                .Line("private readonly MessageEntries _entries;")
                .Line("private int _index;")
                .Line()
                .Block($"internal {group}(MessageEntries entries)", () => writer
                    .Line("_entries = entries;")
                    .Line("_index = -1;"))
                .Line()
                .Line("/// <summary>How many there are.</summary>")
                .Line("public readonly int Count => _entries.Count;")
                .Line()
                .Line("/// <summary>The one at which the loop is.</summary>")
                .Line($"public readonly {view} Current => this[_index];")
                .Line()
                .Line("/// <summary>One of them, from 0 on.</summary>")
                .Line("/// <exception cref=\"ArgumentOutOfRangeException\">There is none at that index.</exception>")
                .Line($"public readonly {view} this[int index] => {view}.FromBlock(_entries[index]);")
                .Line()
                .Line("/// <summary>Called by foreach.</summary>")
                .Line($"public readonly {group} GetEnumerator() => this;")
                .Line()
                .Line("/// <summary>Goes to the next one; false at the end.</summary>")
                .Line("public bool MoveNext() => ++_index < _entries.Count;"));
    }
}
