using System.Reflection;
using TelemetryGen.Conformance;

namespace TelemetryGen.Testing.Emitter;

/// <summary>
/// The forms of every record of the contracts, each as a delegate: what reflection sees of their views, columns and packed structs, as C#.
/// </summary>
internal static class FormsTable
{
    /// <summary>A file a record, and one with the table.</summary>
    public static IReadOnlyDictionary<string, string> Texts()
    {
        var records = typeof(Integers).Assembly.GetExportedTypes()
            .Where(t => t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITelemetryMessage<>)))
            .OrderBy(t => t.Name, StringComparer.Ordinal).ToArray();
        return records.ToDictionary(r => $"FormsTable.{r.Name}.g.cs", Text).Append(new("FormsTable.g.cs", Table(records))).ToDictionary();
    }

    private static string Table(Type[] records) => $$"""
        namespace TelemetryGen.Conformance;

        internal static partial class FormsTable
        {
            public static Forms Of(string message) => message switch
            {
        {{string.Join('\n', records.Select(r => $"        \"{r.Name}\" => {r.Name}Forms,"))}}
                _ => throw new System.ArgumentException($"The table has no forms of {message}.", nameof(message)),
            };
        }

        """;

    private static string Text(Type record)
    {
        var name = CSharpNames.Of(record);
        var view = record.GetNestedType("View")!;
        var columns = record.GetNestedType("Columns");
        var hasWire = record.GetNestedType("Wire") is not null;
        var shape = new RecordShape(record);
        return $$"""
            #nullable enable
            using System.Collections.Generic;
            using System.Linq;

            namespace TelemetryGen.Conformance;

            internal static partial class FormsTable
            {
                private static Forms {{record.Name}}Forms { get; } = new(
                    Properties: static (byte[] m, out TelemetryError error) => {{name}}.View.TryRead(m, out var v, out error) ? {{shape.OfView(view, "v")}} : null,
                    ToRecord: static (byte[] m, out TelemetryError error) => {{name}}.View.TryRead(m, out var v, out error) ? v.ToRecord() : null,
                    ReadMany: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
                    {
                        var records = new {{name}}[room];
                        var count = {{name}}.ReadMany(m, records, out bytesRead, out error);
                        return [.. records.Take(count).Cast<object>()];
                    },
                    Enumerate: static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
                    {
                        var records = new List<object>();
                        var views = {{name}}.Enumerate(m, out error);
                        while (records.Count < room && views.MoveNext())
                        {
                            records.Add(views.Current.ToRecord());
                        }

                        bytesRead = m.Length - views.Rest.Length;
                        return records;
                    },
                    ReadColumns: {{(columns is null ? "null" : ReadColumns(name, shape, view, columns))}},
                    ReadEvent: {{(columns is null ? "null" : ReadEvent(name, shape, view, columns))}},
                    WithoutTexts: {{(columns is null ? "null" : WithoutTexts(name, shape, view, columns))}},
                    Wire: {{(hasWire ? $"static (byte[] m, out TelemetryError error) => Forms.Rewritten({name}.Wire.TryRead(m, out var wire, out error), wire)" : "null")}},
                    Reverse: {{(hasWire ? $"static (byte[] m, out TelemetryError error) => Forms.Reversed({name}.Wire.TryRead(m, out var wire, out error), wire)" : "null")}},
                    Allocated: {{(hasWire && record.IsValueType ? AllocatedByBlock(name, columns!) : AllocatedByView(name, record, view))}});
            {{string.Concat(shape.Groups(view).Select(Group))}}}

            """;
    }

    private static string ReadColumns(string name, RecordShape shape, Type view, Type columns)
    {
        var all = ColumnsOf(columns);
        return $$"""
            static (byte[] m, int room, out int bytesRead, out TelemetryError error) =>
                    {
                        var columns = new {{name}}.Columns { {{string.Join(", ", all.Select(c => $"{c.Name} = {Array(c.Type, "room")}"))}} };
                        var count = {{name}}.ReadColumns(m, columns, out bytesRead, out error);
                        var records = new object[count];
                        for (var i = 0; i < count; i++)
                        {
                            records[i] = {{shape.OfColumns(view, [.. all.Select(c => c.Name)], c => $"columns.{c}[i]")}};
                        }

                        return records;
                    }
            """;
    }

    private static string ReadEvent(string name, RecordShape shape, Type view, Type columns) => $$"""
        static (byte[] m, out TelemetryError error) =>
                {
                    var columns = new {{name}}.ColumnBatch();
                    if (!columns.TryRead(m, out error))
                    {
                        return null;
                    }

                    var records = new object[((IColumnBatch)columns).Count];
                    for (var i = 0; i < records.Length; i++)
                    {
                        records[i] = {{shape.OfColumns(view, [.. ColumnsOf(columns).Select(c => c.Name)], c => $"columns.{c}.Span[i]")}};
                    }

                    return records;
                }
        """;

    private static string WithoutTexts(string name, RecordShape shape, Type view, Type columns) =>
        $"static record => {shape.OfColumns(view, [.. ColumnsOf(columns).Select(c => c.Name)], c => $"(({name})record).{c}")}";

    private static string AllocatedByBlock(string name, Type columns)
    {
        var (first, type) = ColumnsOf(columns)[0];
        return $$"""
            static m =>
                    {
                        var records = new {{name}}[2];
                        var wires = new {{name}}.Wire[2];
                        var column = {{Array(type, "2")}};
                        return Forms.Measured(m, bytes =>
                        {
                            {{name}}.ReadMany(bytes, records, out _, out _);
                            {{name}}.Wire.ReadMany(bytes, wires, out _, out _);
                            {{name}}.ReadColumns(bytes, new {{name}}.Columns { {{first}} = column }, out _, out _);
                            foreach (var view in {{name}}.Enumerate(bytes, out _))
                            {
                                view.ToRecord();
                            }
                        });
                    }
            """;
    }

    private static string AllocatedByView(string name, Type record, Type view)
    {
        string[] touched = [.. RecordShape.Touched(view, "view")];
        return $$"""
            static m => Forms.Measured(m, bytes =>
                    {
                        foreach (var view in {{name}}.Enumerate(bytes, out _))
                        {
                            {{(touched.Length > 0 ? string.Join(' ', touched) : record.IsValueType ? "_ = view.ToRecord();" : "_ = view;")}}
                        }
                    })
            """;
    }

    private static string Group((Type Group, Type Entry, Type Record) part) => $$"""

                private static {{CSharpNames.Of(part.Record)}}[] OfGroup({{CSharpNames.Of(part.Group)}} group)
                {
                    var records = new List<{{CSharpNames.Of(part.Record)}}>();
                    foreach (var view in group)
                    {
                        records.Add({{new RecordShape(part.Record).OfView(part.Entry, "view")}});
                    }

                    return [.. records];
                }

            """;

    private static string Array(Type type, string room) => $"new {CSharpNames.Of(type)}[{room}]";

    private static (string Name, Type Type)[] ColumnsOf(Type columns) =>
    [
        .. columns.GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Select(m => (m.Name, Type: m is PropertyInfo p ? p.PropertyType : m is FieldInfo f ? f.FieldType : null))
            .Where(m => m.Type is { IsGenericType: true } && m.Type.GetGenericTypeDefinition() == typeof(Span<>))
            .Select(m => (m.Name, m.Type!.GetGenericArguments()[0])),
    ];
}
