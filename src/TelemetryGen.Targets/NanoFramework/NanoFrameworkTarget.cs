using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>C# 7.3 for .NET nanoFramework 1.x: a class for each record and each record inside, the enumerations, and what they share.</summary>
internal sealed class NanoFrameworkTarget : ITarget
{
    private const string Folder = "nanoframework";

    /// <summary>Shipped as they are.</summary>
    public static IReadOnlyList<string> SharedFiles { get; } = ["TelemetryMessage.cs", "TelemetryBytes.cs"];

    public string Name => "nanoframework";

    public string Description => "C# for .NET nanoFramework 1.x: a class for each record, which writes and reads its messages without allocating";

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema)
    {
        var types = new DeviceTypes(schema);
        var records = schema.Messages.Select(m => File(m.Name, "record", new RecordClass(schema, m, types)));
        var parts = types.Parts.Select(p => File(types.NameOfPart(p), "part", new PartClass(schema, p, types)));
        var enums = types.Enums.Select(e => File(e.Name, "enum", new EnumType(schema, e, types)));
        return [.. records, .. parts, .. enums, .. SharedFiles.Select(f => new EmittedFile($"{Folder}/{f}", TemplateStore.Read($"NanoFramework/Templates/{f}")))];
    }

    private static EmittedFile File(string type, string template, object model) =>
        new($"{Folder}/{type}.g.cs", CSharpText.Tidy(TemplateStore.Render($"NanoFramework/Templates/{template}.cs.scriban", model)));
}
