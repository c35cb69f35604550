using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Proto;

/// <summary>What a field's type in Protobuf does not say, in sentences for its comment: a new kind is a line here.</summary>
internal sealed class ProtoNotes(SchemaSpec schema)
{
    public IEnumerable<string> Get(FieldSpec field)
    {
        IEnumerable<string> own = field.Kind switch
        {
            FieldKind.Enumeration when schema.GetEnum(field) is var enumeration && !ProtoTypes.CanExpress(enumeration) =>
                [$"{enumeration.Name}: {EnumWords.Describe(enumeration)}."],
            FieldKind.Flags => [$"Bits of {field.Enumeration}: {EnumWords.Describe(schema.GetEnum(field))}."],
            FieldKind.Timestamp => [$"{ResolutionFacts.From(field.Resolution).Sentence}."],
            FieldKind.Duration => [$"{FieldFacts.From(field).CountedIn!.Heading}."],
            FieldKind.Guid => ["A GUID, such as 00112233-4455-6677-8899-aabbccddeeff."],
            _ => [],
        };
        return field.IsVariable && field.MayBeNull ? [.. own, "\"\" is null."] : own;
    }
}
