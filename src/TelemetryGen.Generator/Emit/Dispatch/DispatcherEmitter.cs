using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Dispatch;

/// <summary>The dispatcher of a schema: one call for each event body, or for each row of a batch.</summary>
internal static class DispatcherEmitter
{
    private const string Summary =
        "/// <summary>\n"
        + "/// Reads one message and calls the handler's method for it, or one batch and calls it for each row. A batch is checked with "
        + "all its rows before\n"
        + "/// the first call: after false the handler was not called.\n"
        + "/// </summary>";

    private const string Parameters =
        "/// <param name=\"source\">The message or batch: an event's body.</param>\n"
        + "/// <param name=\"handler\">Whose method is called.</param>\n"
        + "/// <param name=\"outcome\">How many records the handler was given, and how many of them it left to OnOther; after false what "
        + "is wrong.</param>";

    private const string Begin = "ref TelemetryError error = ref DispatchOutcome.Begin(out outcome);";

    public static void Emit(SourceWriter writer, DispatcherModel model)
    {
        var access = model.Records.All(r => r.IsPublic) ? "public" : "internal";
        FileHead.Emit(writer, model.Schema, model.Schema);
        HandlerEmitter.Emit(writer, model, access);
        writer.Line()
            .Line($"/// <summary>Finds the record of a message of {model.Schema} and hands it to a handler.</summary>")
            .Block($"{access} static class {ServerNames.GetDispatcher(model.ShortName)}", () => Dispatcher(writer, model))
            .Line();
        SchemaClassEmitter.Emit(writer, model, access);
    }

    private static void Dispatcher(SourceWriter writer, DispatcherModel model)
    {
        var handler = ServerNames.GetHandler(model.ShortName);
        writer.Line("/// <summary>Schema id in every header.</summary>")
            .Line($"public const int SchemaId = {model.Id};")
            .Line()
            .Line("/// <summary>The newest schema version that is known here.</summary>")
            .Line($"public const int SchemaVersion = {model.Version};")
            .Line()
            .Lines(Summary)
            .Lines(Parameters)
            .Block($"public static bool TryDispatch(ReadOnlySpan<byte> source, {handler} handler, out DispatchOutcome outcome)",
                () => writer
                .Line("var called = new Handler(handler);")
                .Line("return Dispatch(source, ref called, out outcome);"))
            .Line()
            .Line("/// <summary>")
            .Line(
                "/// The same for a handler that is a struct: its methods are called without an interface between, and on the struct "
                    + "itself. It is boxed only for")
            .Line("/// a method that it leaves to the interface: what OnOther changes then, it changes in the box.")
            .Line("/// </summary>")
            .Lines(Parameters)
            .Line($"public static bool TryDispatch<THandler>(ReadOnlySpan<byte> source, ref THandler handler, out DispatchOutcome outcome)")
            .Line($"    where THandler : struct, {handler} => Dispatch(source, ref handler, out outcome);")
            .Line();
        Method(writer, handler, "Dispatch", () => Body(writer, model));
        foreach (var record in model.Records)
        {
            writer.Line();
            One(writer, record, handler);
        }

        writer.Line();
        Rows(writer, model, handler);
        foreach (var record in model.Records)
        {
            writer.Line();
            Each(writer, record, handler);
        }

        writer.Line();
        HandlerEmitter.EmitCalled(writer, model);
    }

    private static void Method(SourceWriter writer, string handler, string name, Action body, string first = "") => writer
        .Line($"private static bool {name}<THandler>({first}ReadOnlySpan<byte> source, ref THandler handler, out DispatchOutcome outcome)")
        .Line($"    where THandler : {handler}")
        .Line("{")
        .Indented(body)
        .Line("}");

    // A method for each record: in one method, every record's local would be cleared for every message.
    private static void One(SourceWriter writer, DispatchedRecord record, string handler)
    {
        var type = $"global::{record.FullName}";
        writer.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        Method(writer, handler, $"Dispatch{record.Name}", () => writer
            .Line(Begin)
            .Block($"if (!{type}.TryRead(source, out {type}{(record.IsValueType ? "" : "?")} message, out error))",
                () => writer.Line("return false;"))
            .Line()
            .Line("var others = OtherRecords.Start();")
            .Line($"handler.On{record.Name}(message);")
            .Line("return outcome.Complete(1, others.Stop());"));
    }

    private static void Body(SourceWriter writer, DispatcherModel model)
    {
        writer.Block("if (!MessageHeader.TryRead(source, out var header))", () => Fail(
                writer, "MessageTruncated", model.Schema, "source.Length, MessageHeader.Size"))
            .Line()
            .Block("if (header.SchemaId != SchemaId)", () => Fail(
                writer, "SchemaMismatch", model.Schema, "header.SchemaId, SchemaId, SchemaId"))
            .Line()
            .Open("switch (header.TemplateId)");
        foreach (var record in model.Records)
        {
            writer.Line($"case global::{record.FullName}.TemplateId:")
                .Line($"    return Dispatch{record.Name}(source, ref handler, out outcome);");
        }

        writer.Line("default:")
            .Indented(() => writer.Line("return DispatchRows(header.TemplateId, source, ref handler, out outcome);")).Close();
    }

    private static void Fail(SourceWriter writer, string code, string subject, string numbers) => writer
        .Line(Begin)
        .Line($"return TelemetryError.Fail(out error, TelemetryErrorCode.{code}, \"{subject}\", {numbers});");

    private static void Rows(SourceWriter writer, DispatcherModel model, string handler)
    {
        writer.Line("// The template id of a batch is that of its record, with the highest bit.");
        Method(writer, handler, "DispatchRows", first: "int templateId, ", body: () =>
        {
            writer.Open("switch (templateId ^ BatchHeader.TemplateBit)");
            foreach (var record in model.Records)
            {
                writer.Line($"case global::{record.FullName}.TemplateId:")
                    .Line($"    return Each{record.Name}(source, ref handler, out outcome);");
            }

            writer.Line("default:")
                .Indented(() => Fail(writer, "TemplateMismatch", model.Schema, $"templateId, 1, {MessageSpec.MaxId}"))
                .Close();
        });
    }

    private static void Each(SourceWriter writer, DispatchedRecord record, string handler) => Method(
        writer, handler, $"Each{record.Name}", () => writer
            .Line(Begin)
            .Block($"if (!global::{record.FullName}.TryReadBatch(source, out var batch, out error))",
                () => writer.Line("return false;"))
            .Line()
            .Line("var records = batch.Count;")
            .Line("var others = OtherRecords.Start();")
            .Block("while (batch.MoveNext())", () => writer.Line($"handler.On{record.Name}(in batch.Current);"))
            .Line()
            .Line("return outcome.Complete(records, others.Stop());"));
}
