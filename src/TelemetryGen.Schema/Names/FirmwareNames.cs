namespace TelemetryGen.Schema;

/// <summary>The names that the nanoFramework target makes of a contract's, in C# 7.3.</summary>
public static class FirmwareNames
{
    /// <summary>
    /// Types that generated code calls by their short names: a type, namespace or member of that name would be found before them.
    /// </summary>
    internal static HashSet<string> Called { get; } =
    [
        "Array", "BitConverter", "ISequencedMessage", "ITimestampedMessage", "ITelemetryMessage", "OptionalBoolean", "TelemetryBytes",
        "TelemetryUnits", "TelemetryValueException",
    ];

    /// <summary>What every class has from object.</summary>
    internal static HashSet<string> ObjectMembers { get; } = [
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    /// <summary>What the class of a message has besides its fields.</summary>
    internal static HashSet<string> MessageMembers { get; } =
        ["TemplateId", "SchemaId", "SchemaVersion", "BlockLength", "MaxPayloadBytes", "MaxLength", "get_MaxLength", "set_MaxLength",
            "Write", "TryRead", "_message"];

    /// <summary>What the class of a nested record has.</summary>
    internal static HashSet<string> NestedRecordMembers { get; } = ["WriteTo", "TryReadFrom", "Clear", "NewArray"];

    /// <summary>Variables of a message's <c>Write</c>.</summary>
    public static IReadOnlyList<string> WriteVariables { get; } = [
        "buffer", "offset", "message", "bits", "end", "i", "place", "value", "number"];

    /// <summary>Variables of a message's <c>TryRead</c>.</summary>
    public static IReadOnlyList<string> ReadVariables { get; } = [
        "buffer", "offset", "length", "block", "version", "at", "end", "last", "i", "place"];

    /// <summary>Variables of both methods of a nested record.</summary>
    public static IReadOnlyList<string> NestedRecordVariables { get; } = [
        "buffer", "message", "at", "length", "version", "bits", "i", "place", "value", "number"];

    // All variables of the methods of a class.
    private static readonly HashSet<string> Variables = [.. WriteVariables, .. ReadVariables, .. NestedRecordVariables, "count", "array"];

    /// <summary>A method of a generated class has a variable of that name.</summary>
    public static bool IsVariable(string name) => Variables.Contains(name);

    /// <summary>In the class of a record that name is a variable or a member, and not a type beside it.</summary>
    public static bool Hides(MessageSpec record, string name) =>
        Variables.Contains(name) || MessageMembers.Contains(name) || ObjectMembers.Contains(name)
        || record.LiveFields.Any(f => f.Name == name || GetCount(f) == name || GetNull(f) == name || GetSetter(f) == name);

    /// <summary>The member beside a list that says how many are sent; "" for others.</summary>
    public static string GetCount(FieldSpec field) =>
        field.IsGroup ? field.Name + "Count" : field.Kind == FieldKind.Bytes ? field.Name + "Length" : "";

    /// <summary>The constant that stands for null; "" where there is none, or NaN or a type of its own says it.</summary>
    public static string GetNull(FieldSpec field) =>
        field is { IsScalar: true, Optional: true } && field.Kind != FieldKind.Boolean && !field.Wire.IsFloat() ? field.Name + "Null" : "";

    /// <summary>The method that sets it in engineering units; "" for what has no steps.</summary>
    public static string GetSetter(FieldSpec field) => field.Kind == FieldKind.Scaled ? "Set" + field.Name : "";

    /// <summary>The class of a nested record: <c>PositionRecord</c> where Position is a message as well.</summary>
    public static string GetTypeName(SchemaSpec schema, MessageSpec nested) =>
        schema.Messages.Any(m => m.Name == nested.Name) ? nested.Name + "Record" : nested.Name;

    /// <summary>The namespace of each enumeration that a live field has: that of the first record with such a field.</summary>
    public static IReadOnlyDictionary<string, string> EnumNamespaces(SchemaSpec schema)
    {
        var namespaces = new Dictionary<string, string>();
        foreach (var owner in schema.Messages.SelectMany(m => m.LiveNestedRecords().Prepend(m)))
        {
            foreach (var field in owner.LiveFields.Where(f => f.Enumeration is not null && !namespaces.ContainsKey(f.Enumeration)))
            {
                namespaces.Add(field.Enumeration!, owner.Namespace);
            }
        }

        return namespaces;
    }
}
