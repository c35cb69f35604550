using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Dispatch;

/// <summary>The handler interface of a schema: a method a record, which goes to <c>OnOther</c> and is counted where it is left.</summary>
internal static class HandlerEmitter
{
    public static void Emit(SourceWriter writer, DispatcherModel model, string access) => writer
        .Line("/// <summary>")
        .Line($"/// Receives the messages of {model.Schema}, one method a record. A record whose method is left goes to OnOther, and into")
        .Line("/// <see cref=\"DispatchOutcome.Others\"/>.")
        .Line("/// </summary>")
        .Block($"{access} interface {ServerNames.GetHandler(model.ShortName)} : global::TelemetryGen.ITelemetryHandler", () =>
        {
            foreach (var record in model.Records)
            {
                writer.Line($"/// <summary>A {record.Name} arrived.</summary>")
                    .Block($"void On{record.Name}(in global::{record.FullName} message)", () => writer
                        .Line($"OnOther<global::{record.FullName}>(in message);")
                        .Line("OtherRecords.Add();"))
                    .Line();
            }
        });

    /// <summary>
    /// A handler behind its interface, called as a struct: generic code over the interface itself would be shared between all classes, and
    /// look its types up at every call.
    /// </summary>
    public static void EmitCalled(SourceWriter writer, DispatcherModel model)
    {
        var handler = ServerNames.GetHandler(model.ShortName);
        writer.Line("// A handler behind its interface, called as a struct.")
            .Block($"private readonly struct Handler({handler} handler) : {handler}", () =>
            {
                foreach (var record in model.Records)
                {
                    writer.Line(
                        $"public void On{record.Name}(in global::{record.FullName} message) => handler.On{record.Name}(in message);")
                        .Line();
                }
            });
    }
}
