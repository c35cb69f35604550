using TelemetryGen.Schema;

namespace TelemetryGen.Targets.NanoFramework;

/// <summary>The types of a schema: how each is called, in which namespace, and that no two are the same.</summary>
internal sealed class DeviceTypes
{
    // A type of these names would hide the one that generated code calls.
    private static readonly string[] Called = ["Array", "BitConverter", "ITelemetryMessage", "OptionalBoolean", "TelemetryBytes", "TelemetryUnits", "TelemetryValueException"];

    private readonly SchemaSpec _schema;
    private readonly Dictionary<string, string> _enumNamespaces = [];

    public DeviceTypes(SchemaSpec schema)
    {
        _schema = schema;
        var parts = schema.Messages.SelectMany(m => PartsOf(m).Select(p => (Message: m, Part: p))).ToArray();
        Parts = [.. parts.Select(p => p.Part).DistinctBy(p => p.Name)];
        foreach (var owner in schema.Messages.SelectMany(m => PartsOf(m).Prepend(m)))
        {
            foreach (var field in owner.LiveFields.Where(f => f.Enumeration is not null))
            {
                _enumNamespaces.TryAdd(field.Enumeration!, owner.Namespace);
            }
        }

        Enums = [.. schema.Enums.Where(e => _enumNamespaces.ContainsKey(e.Name))];
        if (parts.FirstOrDefault(p => p.Part != Parts.First(other => other.Name == p.Part.Name)) is { Part: { } part } other)
        {
            throw new TargetException(other.Message.Name, null, $"its record {part.Name} is another than the {part.Name} of other messages; in nanoFramework both are one class.");
        }

        RefuseNames();
    }

    /// <summary>The records inside of messages, each once, those that others hold first.</summary>
    public IReadOnlyList<MessageSpec> Parts { get; }

    /// <summary>The enumerations that live fields have.</summary>
    public IReadOnlyList<EnumSpec> Enums { get; }

    /// <summary>The class of a record inside: <c>PositionPart</c> where Position is a message as well.</summary>
    public string NameOfPart(MessageSpec part) => _schema.Messages.Any(m => m.Name == part.Name) ? part.Name + "Part" : part.Name;

    /// <summary>That of the first record that has a field of it.</summary>
    public string NamespaceOf(EnumSpec enumeration) => CSharpNames.Namespace(_enumNamespaces[enumeration.Name]);

    /// <summary>The enumeration's type, as a record of that namespace calls it.</summary>
    public string TypeOf(FieldSpec field, MessageSpec owner) => Qualified(field.Enumeration!, _enumNamespaces[field.Enumeration!], owner);

    /// <summary>The class of the record inside, as a record of that namespace calls it.</summary>
    public string PartOf(FieldSpec field, MessageSpec owner) => Qualified(NameOfPart(field.Part!), field.Part!.Namespace, owner);

    public EnumSpec EnumOf(FieldSpec field) => _schema.EnumOf(field);

    /// <summary>Some message has the record in its block since a later version, by itself or inside of another: it may have to be cleared.</summary>
    public bool IsCleared(MessageSpec part) => _schema.Messages.SelectMany(m => PartsOf(m).Prepend(m))
        .SelectMany(m => m.LiveFields)
        .Any(f => f is { IsComposite: true, Since: > 1 } && PartsOf(f.Part!).Append(f.Part!).Any(p => p.Name == part.Name));

    /// <summary>Some message has a list of them.</summary>
    public bool IsListed(MessageSpec part) => _schema.Messages.SelectMany(m => m.LiveFields).Any(f => f.IsGroup && f.Part?.Name == part.Name);

    private static string Qualified(string name, string itsNamespace, MessageSpec owner) => itsNamespace == owner.Namespace
        ? CSharpNames.Identifier(name)
        : $"global::{(itsNamespace.Length == 0 ? "" : CSharpNames.Namespace(itsNamespace) + ".")}{CSharpNames.Identifier(name)}";

    private static IEnumerable<MessageSpec> PartsOf(MessageSpec message) =>
        message.LiveFields.Where(f => f.Part is not null).SelectMany(f => PartsOf(f.Part!).Append(f.Part!));

    // Files are called by type alone, on file systems that know no case.
    private void RefuseNames()
    {
        var names = _schema.Messages.Select(m => m.Name).Concat(Parts.Select(NameOfPart)).Concat(Enums.Select(e => e.Name)).ToArray();
        if (names.FirstOrDefault(Called.Contains) is { } called)
        {
            throw new TargetException(called, null, "generated code calls another type of that name.");
        }

        if (names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1)?.ToArray() is { } same)
        {
            throw new TargetException(same[1], null, $"its file is called {same[1]}.g.cs, and so is that of {same[0]}.");
        }
    }
}
