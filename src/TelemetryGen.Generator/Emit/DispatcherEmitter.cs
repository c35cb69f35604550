using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit;

/// <summary>The handler interface and the dispatcher of a schema: one call for each event body, or for each row of a batch.</summary>
internal static class DispatcherEmitter
{
    public static string Emit(SchemaModel model)
    {
        var schema = model.Schema;
        var name = schema.ShortName;
        var access = model.Codecs.All(c => c.Record.Type.IsPublic) ? "public" : "internal";
        var writer = new SourceWriter();
        CodecEmitter.FileStart(writer, schema.Name, schema.Name);

        writer.Line($"/// <summary>Receives the messages of {schema.Name}, one method a record. What is not overridden is ignored.</summary>")
            .Block($"{access} interface I{name}Handler", () =>
            {
                foreach (var codec in model.Codecs)
                {
                    writer.Line($"/// <summary>A {codec.Message.Name} arrived.</summary>")
                        .Open($"void On{codec.Message.Name}(in global::{codec.Record.Type.FullName} message)").Close();
                    if (codec != model.Codecs[model.Codecs.Count - 1])
                    {
                        writer.Line();
                    }
                }
            })
            .Line()
            .Line($"/// <summary>Finds the record of a message of {schema.Name} and hands it to a handler.</summary>")
            .Block($"{access} static class {name}Dispatcher", () => Dispatcher(writer, model, name));
        return writer.ToString();
    }

    private static void Dispatcher(SourceWriter writer, SchemaModel model, string name)
    {
        writer.Line("/// <summary>Schema id in every header.</summary>")
            .Line($"public const int SchemaId = {model.Schema.Id};")
            .Line()
            .Line("/// <summary>The newest schema version that is known here.</summary>")
            .Line($"public const int SchemaVersion = {model.Schema.Version};")
            .Line()
            .Lines(Summary)
            .Lines(Parameters)
            .Line($"public static bool TryDispatch(ReadOnlySpan<byte> source, I{name}Handler handler, out TelemetryError error) =>")
            .Line("    Dispatch(source, ref handler, out error);")
            .Line()
            .Line("/// <summary>")
            .Line("/// The same for a handler that is a struct: its methods are called without an interface between, and on the struct itself. It is boxed only for")
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
        foreach (var codec in model.Codecs)
        {
            writer.Line();
            One(writer, codec, name);
        }

        writer.Line();
        Rows(writer, model, name);
        foreach (var codec in model.Codecs)
        {
            writer.Line();
            Each(writer, codec, name);
        }
    }

    // A method for each record: in one method, every record's local would be cleared for every message.
    private static void One(SourceWriter writer, CodecSpec codec, string name)
    {
        var type = $"global::{codec.Record.Type.FullName}";
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]")
            .Line($"private static bool Dispatch{codec.Message.Name}<THandler>(ReadOnlySpan<byte> source, ref THandler handler, out TelemetryError error)")
            .Line($"    where THandler : I{name}Handler")
            .Line("{")
            .Indented(() => writer
                .Block($"if (!{type}.TryRead(source, out {type}{(codec.Record.Type.IsValueType ? "" : "?")} message, out error))", () => writer.Line("return false;"))
                .Line()
                .Line($"handler.On{codec.Message.Name}(message);")
                .Line("return true;"))
            .Line("}");
    }

    private const string Summary =
        "/// <summary>\n"
        + "/// Reads one message and calls the handler's method for it, or one batch and calls it for each row. A batch is checked with all its rows before\n"
        + "/// the first call: after false the handler was not called.\n"
        + "/// </summary>";

    private const string Parameters =
        "/// <param name=\"source\">The message or batch: an event's body.</param>\n"
        + "/// <param name=\"handler\">Whose method is called.</param>\n"
        + "/// <param name=\"error\">After false: what is wrong; <see cref=\"TelemetryErrorCode.WrongSchema\"/> and <see cref=\"TelemetryErrorCode.WrongTemplate\"/> for messages that are not known here.</param>";

    private static void Body(SourceWriter writer, SchemaModel model)
    {
        var subject = model.Schema.Name;
        writer.Block("if (!MessageHeader.TryRead(source, out var header))", () => writer
                .Line($"return TelemetryError.Refuse(out error, TelemetryErrorCode.MessageTruncated, \"{subject}\", source.Length, MessageHeader.Size);"))
            .Line()
            .Block("if (header.SchemaId != SchemaId)", () => writer
                .Line($"return TelemetryError.Refuse(out error, TelemetryErrorCode.WrongSchema, \"{subject}\", header.SchemaId, SchemaId, SchemaId);"))
            .Line()
            .Open("switch (header.TemplateId)");
        foreach (var codec in model.Codecs)
        {
            writer.Line($"case global::{codec.Record.Type.FullName}.TemplateId:")
                .Line($"    return Dispatch{codec.Message.Name}(source, ref handler, out error);");
        }

        writer.Line("default:").Indented(() => writer.Line("return DispatchRows(header.TemplateId, source, ref handler, out error);")).Close();
    }

    private static void Rows(SourceWriter writer, SchemaModel model, string name)
    {
        writer.Line("// The template id of a batch is that of its record, with the highest bit.")
            .Line("private static bool DispatchRows<THandler>(int templateId, ReadOnlySpan<byte> source, ref THandler handler, out TelemetryError error)")
            .Line($"    where THandler : I{name}Handler")
            .Line("{")
            .Indented(() =>
            {
                writer.Open("switch (templateId ^ BatchHeader.TemplateBit)");
                foreach (var codec in model.Codecs)
                {
                    writer.Line($"case global::{codec.Record.Type.FullName}.TemplateId:").Line($"    return Each{codec.Message.Name}(source, ref handler, out error);");
                }

                writer.Line("default:").Indented(() => writer
                    .Line($"return TelemetryError.Refuse(out error, TelemetryErrorCode.WrongTemplate, \"{model.Schema.Name}\", templateId, 1, {MessageSpec.MaxId});"))
                    .Close();
            })
            .Line("}");
    }

    private static void Each(SourceWriter writer, CodecSpec codec, string name)
    {
        var type = $"global::{codec.Record.Type.FullName}";
        writer.Line($"private static bool Each{codec.Message.Name}<THandler>(ReadOnlySpan<byte> source, ref THandler handler, out TelemetryError error)")
            .Line($"    where THandler : I{name}Handler")
            .Line("{")
            .Indented(() => writer
                .Block($"if (!{type}.TryReadBatch(source, out var batch, out error))", () => writer.Line("return false;"))
                .Line()
                .Block("while (batch.MoveNext())", () => writer.Line($"handler.On{codec.Message.Name}(in batch.Current);"))
                .Line()
                .Line("return true;"))
            .Line("}");
    }
}
