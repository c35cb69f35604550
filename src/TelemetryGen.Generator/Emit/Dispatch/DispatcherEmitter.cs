using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Dispatch;

/// <summary>The handler interface and the dispatcher of a schema: one call for each event body, or for each row of a batch.</summary>
internal static class DispatcherEmitter
{
    public static void Emit(SourceWriter writer, DispatcherModel model)
    {
        var name = model.ShortName;
        var access = model.Records.All(r => r.IsPublic) ? "public" : "internal";
        FileHead.Emit(writer, model.Schema, model.Schema);

        writer.Line(
            $"/// <summary>Receives the messages of {model.Schema}, one method a record. What is not overridden is ignored.</summary>")
            .Block($"{access} interface {ServerNames.GetHandler(name)}", () =>
            {
                foreach (var record in model.Records)
                {
                    writer.Line($"/// <summary>A {record.Name} arrived.</summary>")
                        .Open($"void On{record.Name}(in global::{record.FullName} message)").Close();
                    if (record != model.Records[model.Records.Count - 1])
                    {
                        writer.Line();
                    }
                }
            })
            .Line()
            .Line($"/// <summary>Finds the record of a message of {model.Schema} and hands it to a handler.</summary>")
            .Block($"{access} static class {ServerNames.GetDispatcher(name)}", () => Dispatcher(writer, model, name))
            .Line();
        SchemaClassEmitter.Emit(writer, model, access);
    }

    private static void Dispatcher(SourceWriter writer, DispatcherModel model, string name)
    {
        writer.Line("/// <summary>Schema id in every header.</summary>")
            .Line($"public const int SchemaId = {model.Id};")
            .Line()
            .Line("/// <summary>The newest schema version that is known here.</summary>")
            .Line($"public const int SchemaVersion = {model.Version};")
            .Line()
            .Lines(Summary)
            .Lines(Parameters)
            .Block($"public static bool TryDispatch(ReadOnlySpan<byte> source, I{name}Handler handler, out TelemetryError error)",
                () => writer
                .Line("var called = new Handler(handler);")
                .Line("return Dispatch(source, ref called, out error);"))
            .Line()
            .Line("/// <summary>")
            .Line(
                "/// The same for a handler that is a struct: its methods are called without an interface between, and on the struct "
                    + "itself. It is boxed only for")
            .Line("/// a method that it leaves to the interface.")
            .Line("/// </summary>")
            .Lines(Parameters)
            .Line($"public static bool TryDispatch<THandler>(ReadOnlySpan<byte> source, ref THandler handler, out TelemetryError error)")
            .Line($"    where THandler : struct, I{name}Handler => Dispatch(source, ref handler, out error);")
            .Line()
            .Line("private static bool Dispatch<THandler>(ReadOnlySpan<byte> source, ref THandler handler, out TelemetryError error)")
            .Line($"    where THandler : I{name}Handler")
            .Line("{")
            .Indented(() => Body(writer, model))
            .Line("}");
        foreach (var record in model.Records)
        {
            writer.Line();
            One(writer, record, name);
        }

        writer.Line();
        Rows(writer, model, name);
        foreach (var record in model.Records)
        {
            writer.Line();
            Each(writer, record, name);
        }

        writer.Line();
        Handler(writer, model, name);
    }

    // Generic code over the interface itself would be shared between all classes, and look its types up at every call.
    private static void Handler(SourceWriter writer, DispatcherModel model, string name) => writer
        .Line("// A handler behind its interface, called as a struct.")
        .Block($"private readonly struct Handler(I{name}Handler handler) : I{name}Handler", () =>
        {
            foreach (var record in model.Records)
            {
                writer.Line(
                    $"public void On{record.Name}(in global::{record.FullName} message) => handler.On{record.Name}(in message);").Line();
            }
        });

    // A method for each record: in one method, every record's local would be cleared for every message.
    private static void One(SourceWriter writer, DispatchedRecord record, string name)
    {
        var type = $"global::{record.FullName}";
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]")
            .Line(
                $"private static bool Dispatch{record.Name}<THandler>(ReadOnlySpan<byte> source, ref THandler handler, out "
                    + "TelemetryError error)")
            .Line($"    where THandler : I{name}Handler")
            .Line("{")
            .Indented(() => writer
                .Block($"if (!{type}.TryRead(source, out {type}{(record.IsValueType ? "" : "?")} message, out error))",
                    () => writer.Line("return false;"))
                .Line()
                .Line($"handler.On{record.Name}(message);")
                .Line("return true;"))
            .Line("}");
    }

    private const string Summary =
        "/// <summary>\n"
        + "/// Reads one message and calls the handler's method for it, or one batch and calls it for each row. A batch is checked with "
        + "all its rows before\n"
        + "/// the first call: after false the handler was not called.\n"
        + "/// </summary>";

    private const string Parameters =
        "/// <param name=\"source\">The message or batch: an event's body.</param>\n"
        + "/// <param name=\"handler\">Whose method is called.</param>\n"
        + "/// <param name=\"error\">After false: what is wrong; <see cref=\"TelemetryErrorCode.SchemaMismatch\"/> and <see "
        + "cref=\"TelemetryErrorCode.TemplateMismatch\"/> for messages that are not known here.</param>";

    private static void Body(SourceWriter writer, DispatcherModel model)
    {
        var subject = model.Schema;
        writer.Block("if (!MessageHeader.TryRead(source, out var header))", () => writer
                .Line(
                    $"return TelemetryError.Fail(out error, "
                        + $"TelemetryErrorCode.MessageTruncated, \"{subject}\", source.Length, MessageHeader.Size);"))
            .Line()
            .Block("if (header.SchemaId != SchemaId)", () => writer
                .Line(
                    $"return TelemetryError.Fail(out error, "
                        + $"TelemetryErrorCode.SchemaMismatch, \"{subject}\", header.SchemaId, SchemaId, SchemaId);"))
            .Line()
            .Open("switch (header.TemplateId)");
        foreach (var record in model.Records)
        {
            writer.Line($"case global::{record.FullName}.TemplateId:")
                .Line($"    return Dispatch{record.Name}(source, ref handler, out error);");
        }

        writer.Line("default:")
            .Indented(() => writer.Line("return DispatchRows(header.TemplateId, source, ref handler, out error);")).Close();
    }

    private static void Rows(SourceWriter writer, DispatcherModel model, string name)
    {
        writer.Line("// The template id of a batch is that of its record, with the highest bit.")
            .Line(
                "private static bool DispatchRows<THandler>(int templateId, ReadOnlySpan<byte> source, ref THandler handler, out "
                    + "TelemetryError error)")
            .Line($"    where THandler : I{name}Handler")
            .Line("{")
            .Indented(() =>
            {
                writer.Open("switch (templateId ^ BatchHeader.TemplateBit)");
                foreach (var record in model.Records)
                {
                    writer.Line($"case global::{record.FullName}.TemplateId:")
                        .Line($"    return Each{record.Name}(source, ref handler, out error);");
                }

                writer.Line("default:").Indented(() => writer
                    .Line(
                        $"return TelemetryError.Fail(out error, "
                            + $"TelemetryErrorCode.TemplateMismatch, \"{model.Schema}\", templateId, 1, {MessageSpec.MaxId});"))
                    .Close();
            })
            .Line("}");
    }

    private static void Each(SourceWriter writer, DispatchedRecord record, string name)
    {
        var type = $"global::{record.FullName}";
        writer.Line(
            $"private static bool Each{record.Name}<THandler>(ReadOnlySpan<byte> source, ref THandler handler, out TelemetryError error)")
            .Line($"    where THandler : I{name}Handler")
            .Line("{")
            .Indented(() => writer
                .Block($"if (!{type}.TryReadBatch(source, out var batch, out error))", () => writer.Line("return false;"))
                .Line()
                .Block("while (batch.MoveNext())", () => writer.Line($"handler.On{record.Name}(in batch.Current);"))
                .Line()
                .Line("return true;"))
            .Line("}");
    }
}
