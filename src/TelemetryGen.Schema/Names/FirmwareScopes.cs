namespace TelemetryGen.Schema;

/// <summary>
/// The names of nanoFramework: files, types in their namespaces, and the members of a class, which its methods name beside their variables.
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

        var lists = record.LiveFields
            .Where(f => f is { IsGroup: true, NestedRecord: not null } && f.NestedRecord.Namespace == record.Namespace)
            .ToLookup(f => FirmwareNames.GetTypeName(schema, f.NestedRecord!));
        var members = new NameScope(Firmware, clashes)
            .Own("is the name of its class", name => name == className)
            .Own("is another member of its class", FirmwareNames.ObjectMembers)
            .Own("is another member of its class", ownMembers)
            .Own("hides a type that generated code calls", FirmwareNames.Called)
            .Own("a variable of the generated methods hides", FirmwareNames.Variables);

        // TryRead.NewArray(3) would be looked for in a method of the class.
        foreach (var list in lists)
        {
            var what = FirmwareNames.MessageMembers.Contains(
                list.Key) ? $"is a member of the class of {record.Name}, which holds a list of it"
                : FirmwareNames.ObjectMembers.Contains(
                    list.Key) ? $"is a member that {record.Name}, which holds a list of it, has from object"
                : FirmwareNames.Variables.Contains(list.Key) ? $"is a variable in the methods of {record.Name}, which holds a list of it"
                : null;
            if (what is not null)
            {
                clashes.Add(Firmware.Clash(NameOwner.Create(list.First().NestedRecord!), list.Key, what, "class"));
            }
        }

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

                // Position.NewArray(3) would be looked for in the field.
                if (lists[name].FirstOrDefault() is { } list && !(role.Length == 0 && field.NestedRecord?.Name == list.NestedRecord!.Name
                    && field.NestedRecord.Namespace == list.NestedRecord.Namespace && !field.IsGroup))
                {
                    clashes.Add(Firmware.Clash(owner, name, $"is the class of the records of {list.Name}", role));
                }
            }
        }
    }
}

/// <summary>A type that the target writes, in its namespace.</summary>
internal sealed record FirmwareType(string Namespace, string Name, NameOwner Owner);
