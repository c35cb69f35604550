using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>C# 7.3 for .NET nanoFramework 1.x: a class for each record and each record inside, the enumerations, and what they share.</summary>
internal sealed class NanoFrameworkTarget : ITarget
{
    private const string Folder = "nanoframework";

    /// <summary>Shipped as they are.</summary>
    public static IReadOnlyList<string> SharedFiles { get; } = ["TelemetryMessage.cs", "TelemetryBytes.cs", "TelemetryUnits.cs"];

    public string Name => "nanoframework";

    public string Description => "C# for .NET nanoFramework 1.x: a class for each record, a sender, and a store for when the line is down; none allocates for a message";

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options)
    {
        NameCheck.Refuse(this, schema);
        return EmitNamed(DeviceNaming.ApplyTo(schema));
    }

    private static IEnumerable<EmittedFile> EmitNamed(SchemaSpec schema)
    {
        var types = new DeviceTypes(schema);
        var records = schema.Messages.Select(m => new RecordClass(schema, m, types)).ToArray();
        var parts = types.Parts.Select(p => new PartClass(schema, p, types)).ToArray();
        return
        [
            .. records.Select(r => File(r.Message.Name, "record", r)),
            .. parts.Select(p => File(p.TypeName, "part", p)),
            .. types.Enums.Select(e => File(e.Name, "enum", new EnumType(schema, e, types))),
            .. records.Where(r => r.Fields.Setters.Count > 0).Select(r => File(r.Message.Name + ".Units", "units", r)),
            .. parts.Where(p => p.Fields.Setters.Count > 0).Select(p => File(p.TypeName + ".Units", "units", p)),
            .. SharedFiles.Select(f => new EmittedFile($"{Folder}/{f}", TemplateStore.Read($"NanoFramework/Templates/{f}"))),
            .. SenderFiles.All.Select(f => new EmittedFile($"{Folder}/{SenderFiles.Folder}/{f}", TemplateStore.Read($"NanoFramework/Templates/{f}"))),
            .. StoreFiles.All.Select(f => new EmittedFile($"{Folder}/{StoreFiles.Folder}/{f}", TemplateStore.Read($"NanoFramework/Templates/{f}"))),
        ];
    }

    private static EmittedFile File(string type, string template, object model) =>
        new($"{Folder}/{WindowsFiles.Of(type + ".g.cs")}", CSharpText.Tidy(TemplateStore.Render($"NanoFramework/Templates/{template}.cs.scriban", model)));
}
