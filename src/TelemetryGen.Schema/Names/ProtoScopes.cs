namespace TelemetryGen.Schema;

/// <summary>
/// The names of Protobuf: what a file declares, the fields of a message, the values of an enum. Two names of C# may become one, which
/// protoc would refuse without naming the C#.
/// </summary>
internal static class ProtoScopes
{
    private static readonly NamedLanguage Protobuf = new("Protobuf", TakesTargetName: false);

    public static IEnumerable<NameClash> GetClashes(SchemaSpec schema)
    {
        var clashes = new List<NameClash>();
        var file = new NameScope(Protobuf, clashes);
        Known(NameOwner.Create(schema), schema.Name.Split('.'));
        foreach (var enumeration in schema.Enums.Where(ProtoTypes.CanExpress))
        {
            DeclareEnum(enumeration);
        }

        var types = schema.LiveRecords.ToList();
        var declared = schema.Enums.Where(ProtoTypes.CanExpress)
            .Select(e => new ProtoType(ProtoNames.Get(e), NameOwner.Create(e), IsMessage: false)).ToList();
        foreach (var type in types.Where(t => Known(NameOwner.Create(t), t.Name)))
        {
            file.Declare(ProtoNames.Get(type), NameOwner.Create(type), "message");
            declared.Add(new(ProtoNames.Get(type), NameOwner.Create(type), IsMessage: true));
        }

        var nullables = new HashSet<string>();
        foreach (var type in types)
        {
            DeclareFields(type);
            ProtoClasses.CheckFields(type, Protobuf, clashes);
        }

        ProtoClasses.Check(schema, declared, Protobuf, clashes);
        return clashes;

        // Values are names of the file, as they are in C++, and differ in another form as well.
        void DeclareEnum(EnumSpec enumeration)
        {
            var owner = NameOwner.Create(enumeration);
            if (!Known(owner, enumeration.Name))
            {
                return;
            }

            file.Declare(ProtoNames.Get(enumeration), owner);
            var values = new NameScope(Protobuf, clashes, name => ProtoNames.WithoutPrefix(enumeration, name));
            foreach (var member in enumeration.Members.Where(m => Known(NameOwner.Create(enumeration, m), m.Name)))
            {
                Declare(ProtoNames.Get(enumeration, member), NameOwner.Create(enumeration, member), "");
            }

            if (enumeration.Members.All(m => m.Value != 0))
            {
                Declare(ProtoNames.GetZero(enumeration), owner, "zero");
            }

            void Declare(string name, NameOwner value, string role)
            {
                var before = clashes.Count;
                values.Declare(name, value, role);
                if (clashes.Count == before)
                {
                    file.Declare(name, value, role);
                }
            }
        }

        void DeclareFields(MessageSpec message)
        {
            var fields = new NameScope(Protobuf, clashes, ProtoNames.InJson);
            foreach (var field in message.Fields.Where(f => Known(NameOwner.Create(message, f), f.Name)))
            {
                var owner = NameOwner.Create(message, field);
                fields.Declare(ProtoNames.Get(field), owner);
                if (!field.Reserved && ProtoTypes.NeedsNullable(field) && ProtoTypes.Get(schema, field) is { } type && nullables.Add(type))
                {
                    file.Declare(ProtoNames.GetNullable(type), owner, "type");
                    declared.Add(new(ProtoNames.GetNullable(type), owner, IsMessage: true));
                }
            }
        }

        bool Known(NameOwner owner, params string[] names)
        {
            if (names.FirstOrDefault(n => !ProtoNames.IsName(n)) is not { } wrong)
            {
                return true;
            }

            clashes.Add(Protobuf.Clash(owner, $"has no name in Protobuf: '{wrong}' is not a letter A to Z, then letters, digits and _"));
            return false;
        }
    }
}
