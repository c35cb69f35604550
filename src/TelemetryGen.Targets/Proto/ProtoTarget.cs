using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Proto;

/// <summary>The schema as one proto3 file that needs no other: what Azure Stream Analytics reads.</summary>
internal sealed class ProtoTarget : ITarget
{
    public string Name => "proto";

    public string Description => "Protobuf (proto3) messages in one file, as Azure Stream Analytics wants it";

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options)
    {
        NameCheck.ThrowIfTaken(this, schema);
        var types = schema.LiveRecords.ToList();
        var messages = types.ConvertAll(m => Message(schema, m));
        var nullables = types.SelectMany(t => t.LiveFields).Where(ProtoTypes.NeedsNullable).Select(f => ProtoTypes.Get(schema, f)!)
            .Distinct();
        var package = ProtoNames.GetPackage(schema);
        var model = new ProtoModel(
            schema.Name,
            schema.Id,
            schema.Version,
            package,
            string.Join('.', messages.Take(1).Select(m => m.Name).Prepend(package)),
            [.. schema.Enums.Where(ProtoTypes.CanExpress).Select(ProtoEnums.Create)],
            messages,
            [.. nullables.Select(t => new ProtoNullable(ProtoNames.GetNullable(t), t))]);
        yield return new(
            $"proto/{ProtoNames.GetFile(schema)}.proto", TemplateStore.Render("Proto/Templates/messages.proto.scriban", model));
    }

    private static ProtoMessage Message(SchemaSpec schema, MessageSpec message)
    {
        var numbered = message.InOrderOfVersion().Select((f, i) => (Field: f, Number: i + 1)).ToList();
        var removed = numbered.Where(n => n.Field.Reserved).ToList();
        return new(
            ProtoNames.Get(message),
            message.Id == 0 ? "A record inside of messages." : FormattableString.Invariant($"Message {message.Id}."),
            [.. numbered.Where(n => !n.Field.Reserved).Select(n => Field(n.Number, schema, message, n.Field))],
            string.Join(", ", removed.Select(r => r.Number.ToString(CultureInfo.InvariantCulture))),
            string.Join(", ", removed.Select(r => $"\"{ProtoNames.Get(r.Field)}\"")));
    }

    // A value that may be null is a message of its own: that has presence in every version of Protobuf, without the keyword and the
    // well-known types that
    // Stream Analytics refuses; and nobody takes a missing value for 0.
    private static ProtoField Field(int number, SchemaSpec schema, MessageSpec message, FieldSpec field)
    {
        var one = ProtoTypes.Get(schema, field) ?? throw FieldRules.NoForm("proto", message, field);
        var type = field.IsList() ? $"repeated {one}" : ProtoTypes.NeedsNullable(field) ? ProtoNames.GetNullable(one) : one;
        return new(type, ProtoNames.Get(field), number, FieldWords.Describe(field, new ProtoNotes(schema).Get(field)));
    }
}
