namespace TelemetryGen.Schema;

/// <summary>
/// The names of nanoFramework: files, types in their namespaces, and the members of a class. The variables of its methods step aside.
/// </summary>
internal static class FirmwareScopes
{
    private static readonly NamedLanguage Firmware = new("nanoFramework's C#", TakesTargetName: true);

    public static IEnumerable<NameClash> GetClashes(SchemaSpec schema)
    {
        var clashes = new List<NameClash>();
        var nestedRecords = schema.LiveNestedRecords.ToList();
        var enums = FirmwareNames.EnumNamespaces(schema);
        var types = schema.Messages.Select(m => new FirmwareType(m.Namespace, m.Name, NameOwner.Create(m)))
            .Concat(nestedRecords.Select(p => new FirmwareType(p.Namespace, FirmwareNames.GetTypeName(schema, p), NameOwner.Create(p))))
            .Concat(schema.Enums.Where(e => enums.ContainsKey(e.Name))
                .Select(e => new FirmwareType(enums[e.Name], e.Name, NameOwner.Create(e))))
            .ToList();

        // Files are called by type alone, on file systems that know no case.
        var files = new NameScope(Firmware, clashes, n => n.ToLowerInvariant());
        foreach (var type in types)
        {
            files.Declare(WindowsFiles.GetSafeName(type.Name + ".g.cs"), type.Owner, "file");
        }

        FirmwareNamespaces.Check(types, Firmware, clashes);
        foreach (var record in schema.Messages.Concat(nestedRecords))
        {
            DeclareMembers(schema, record, clashes);
        }

        return clashes;
    }

    private static void DeclareMembers(SchemaSpec schema, MessageSpec record, List<NameClash> clashes)
    {
        var className = record.Id == 0 ? FirmwareNames.GetTypeName(schema, record) : record.Name;
        var ownMembers = record.Id == 0 ? FirmwareNames.NestedRecordMembers : FirmwareNames.MessageMembers;
        if (ownMembers.Contains(className))
        {
            clashes.Add(Firmware.Clash(NameOwner.Create(record), className, "is a member of its own class", "class"));
        }

        var members = new NameScope(Firmware, clashes)
            .Own("is the name of its class", name => name == className)
            .Own("is another member of its class", FirmwareNames.ObjectMembers)
            .Own("is another member of its class", ownMembers)
            .Own("hides a type that generated code calls", FirmwareNames.Called);

        foreach (var field in record.LiveFields)
        {
            // Every name of a class is made of the name on devices.
            var (owner, named) = (
                NameOwner.Create(record, field), field.TargetName is null ? field : field with { Name = field.DeviceName });
            if (CSharpNames.IsReserved(named.Name))
            {
                clashes.Add(Firmware.Clash(owner, named.Name, "is a keyword") with { IsEvaded = true });
            }

            Declare(named.Name, "");
            Declare(FirmwareNames.GetCount(named), "count");
            Declare(FirmwareNames.GetNull(named), "null");
            Declare(FirmwareNames.GetSetter(named), "setter");

            void Declare(string name, string role)
            {
                if (name.Length == 0)
                {
                    return;
                }

                members.Declare(name, owner, role);
            }
        }
    }
}

/// <summary>A type that the target writes, in its namespace.</summary>
internal sealed record FirmwareType(string Namespace, string Name, NameOwner Owner);
