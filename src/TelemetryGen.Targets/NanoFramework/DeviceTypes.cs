using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The types of a schema: how each is called, and in which namespace.</summary>
internal sealed class DeviceTypes
{
    private readonly SchemaSpec _schema;
    private readonly IReadOnlyDictionary<string, string> _enumNamespaces;

    public DeviceTypes(SchemaSpec schema)
    {
        _schema = schema;
        NestedRecords = [.. schema.LiveNestedRecords];
        _enumNamespaces = FirmwareNames.EnumNamespaces(schema);
        Enums = [.. schema.Enums.Where(e => _enumNamespaces.ContainsKey(e.Name))];
        var others = schema.Messages.SelectMany(m => m.AllLiveNestedRecords(), (m, p) => (Message: m, Part: p))
            .Where(p => p.Part != NestedRecords.First(first => first.Name == p.Part.Name));
        if (others.FirstOrDefault() is { Part: { } nested } other)
        {
            throw new TargetException(other.Message.Name, null,
                $"its record {nested.Name} is another than the {nested.Name} of other messages; in nanoFramework both are one class.");
        }
    }

    /// <summary>The nested records, each once, those that others hold first.</summary>
    public IReadOnlyList<MessageSpec> NestedRecords { get; }

    /// <summary>The enumerations that live fields have.</summary>
    public IReadOnlyList<EnumSpec> Enums { get; }

    /// <summary>The class of a nested record: <c>PositionRecord</c> where Position is a message as well.</summary>
    public string GetNestedRecordName(MessageSpec nested) => FirmwareNames.GetTypeName(_schema, nested);

    /// <summary>That of the first record that has a field of it.</summary>
    public string GetNamespace(EnumSpec enumeration) => CSharpNames.Namespace(_enumNamespaces[enumeration.Name]);

    /// <summary>The enumeration's type, as a record of that namespace calls it.</summary>
    public string GetTypeName(FieldSpec field, MessageSpec owner) =>
        Qualified(field.Enumeration!, _enumNamespaces[field.Enumeration!], owner, isHidden: false);

    /// <summary>
    /// The class of the record inside, as a record of that namespace calls it. Of a list a method is called, which a variable or member of
    /// the class's name would hide: <c>global::</c> goes past them.
    /// </summary>
    public string GetNestedRecord(FieldSpec field, MessageSpec owner)
    {
        var name = GetNestedRecordName(field.NestedRecord!);
        return Qualified(name, field.NestedRecord!.Namespace, owner, field.IsGroup && FirmwareNames.Hides(owner, name));
    }

    public EnumSpec GetEnum(FieldSpec field) => _schema.GetEnum(field);

    /// <summary>
    /// Some message has the record in its block since a later version, by itself or inside of another: it may have to be cleared.
    /// </summary>
    public bool IsCleared(MessageSpec nested) => _schema.Messages.SelectMany(m => m.LiveNestedRecords().Prepend(m))
        .SelectMany(m => m.LiveFields)
        .Any(f => f is { IsComposite: true, Since: > 1 }
            && f.NestedRecord!.LiveNestedRecords().Append(f.NestedRecord!).Any(p => p.Name == nested.Name));

    /// <summary>Some message has a list of them.</summary>
    public bool IsListed(MessageSpec nested) =>
        _schema.Messages.SelectMany(m => m.LiveFields).Any(f => f.IsGroup && f.NestedRecord?.Name == nested.Name);

    private static string Qualified(string name, string itsNamespace, MessageSpec owner, bool isHidden) =>
        itsNamespace == owner.Namespace && !isHidden
        ? CSharpNames.Identifier(name)
        : $"global::{(itsNamespace.Length == 0 ? "" : CSharpNames.Namespace(itsNamespace) + ".")}{CSharpNames.Identifier(name)}";
}
