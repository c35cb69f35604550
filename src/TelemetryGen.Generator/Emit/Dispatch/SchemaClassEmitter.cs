using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Dispatch;

/// <summary>The class that stands for a schema where code is generic over schemas, as in <c>AddTelemetry</c> of a server.</summary>
internal static class SchemaClassEmitter
{
    public static void Emit(SourceWriter writer, DispatcherModel model, string access)
    {
        var name = ServerNames.GetSchemaClass(model.ShortName);
        writer.Line($"/// <summary>The schema {model.Schema} as a type: what is asked for its records.</summary>")
            .Block($"{access} sealed class {name} : ITelemetrySchema", () => writer
                .Open($"private {name}()").Close()
                .Line()
                .Line("/// <inheritdoc/>")
                .Line($"public static string Name => \"{model.Schema}\";")
                .Line()
                .Line("/// <inheritdoc/>")
                .Line($"public static int SchemaId => {model.Id};")
                .Line()
                .Line("/// <inheritdoc/>")
                .Line($"public static int SchemaVersion => {model.Version};")
                .Line()
                .Line("/// <inheritdoc/>")
                .Block("public static void VisitRecords(IRecordVisitor visitor)", () => Visits(writer, model)));
    }

    private static void Visits(SourceWriter writer, DispatcherModel model)
    {
        foreach (var record in model.Records)
        {
            writer.Line($"visitor.{(record.IsSequenced ? "VisitSequenced" : "Visit")}<global::{record.FullName}>();");
        }
    }
}
