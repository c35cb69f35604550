using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>
/// C# 7.3 for .NET nanoFramework 1.x: a class for each record and each record inside, the enumerations, and what they share.
/// </summary>
internal sealed class NanoFrameworkTarget : ITarget
{
    private const string Folder = "nanoframework";

    /// <summary>Code that is shipped as it is; docs/decisions/0058 and 0090 say why sender and stores are as they are.</summary>
    private const string Support = "NanoFramework/Support";

    public string Name => "nanoframework";

    public string Description =>
        "C# for .NET nanoFramework 1.x: a class for each record, a sender, and a store for when the line is down; none allocates for a "
            + "message";

    public bool HasModules => true;

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options)
    {
        NameCheck.ThrowIfTaken(this, schema);
        return EmitNamed(DeviceNaming.ApplyTo(schema), options.Modules);
    }

    private static IEnumerable<EmittedFile> EmitNamed(SchemaSpec schema, DeviceModules modules)
    {
        var types = new DeviceTypes(schema);
        var records = schema.Messages.Select(m => new RecordClass(schema, m, types)).ToArray();
        var nestedRecords = types.NestedRecords.Select(p => new NestedRecordClass(schema, p, types)).ToArray();
        return
        [
            .. records.Select(r => File(r.Message.Name, "record", r)),
            .. nestedRecords.Select(p => File(p.TypeName, "nested_record", p)),
            .. types.Enums.Select(e => File(e.Name, "enum", new EnumType(schema, e, types))),
            .. records.Where(r => r.Fields.Setters.Count > 0).Select(r => File(r.Message.Name + ".Units", "units", r)),
            .. nestedRecords.Where(p => p.Fields.Setters.Count > 0).Select(p => File(p.TypeName + ".Units", "units", p)),
            .. Shipped("Core", Folder),
            // A firmware that sends in another way leaves it out.
            .. modules >= DeviceModules.Sender ? Shipped("Sender", $"{Folder}/Sender") : [],
            // A firmware that sends at once leaves it out; it needs the sender.
            .. modules >= DeviceModules.Queue ? Shipped("Store", $"{Folder}/Store") : [],
        ];
    }

    private static IEnumerable<EmittedFile> Shipped(string room, string folder) =>
        TemplateStore.GetFiles($"{Support}/{room}")
            .Select(f => new EmittedFile($"{folder}/{f}", TemplateStore.Read($"{Support}/{room}/{f}")));

    private static EmittedFile File(string type, string template, object model) =>
        new($"{Folder}/{WindowsFiles.GetSafeName(type + ".g.cs")}",
            CSharpText.Tidy(TemplateStore.Render($"NanoFramework/Templates/{template}.cs.scriban", model)));
}
