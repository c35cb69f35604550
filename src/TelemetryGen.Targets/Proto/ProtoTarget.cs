using System.Globalization;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Proto;

/// <summary>The schema as one proto3 file that needs no other: what Azure Stream Analytics reads.</summary>
internal sealed class ProtoTarget : ITarget
{
    public string Name => "proto";

    public string Description => "Protobuf (proto3) messages in one file, as Azure Stream Analytics wants it";

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema)
    {
        var file = new ProtoScope("the file");
        var enums = schema.Enums.Where(ProtoEnums.Holds).Select(e => ProtoEnums.Of(e, file)).ToList();
        var types = schema.Messages.Concat(schema.LiveParts()).DistinctBy(m => m.Name).ToList();
        var names = types.ConvertAll(m => file.Declare(ProtoNames.Of(m), m.Name, null));
        var nullables = new ProtoNullables(file);
        var messages = types.Zip(names, (m, name) => Message(name, m, new(schema, m), nullables)).ToList();
        var package = ProtoNames.PackageOf(schema);
        var example = string.Join('.', names.Take(1).Prepend(package));
        var model = new ProtoModel(schema.Name, schema.Id, schema.Version, package, example, enums, messages, nullables.Declared);
        yield return new($"proto/{schema.ShortName}.proto", TemplateStore.Render("Proto/Templates/messages.proto.scriban", model));
    }

    private static ProtoMessage Message(string name, MessageSpec message, ProtoForms forms, ProtoNullables nullables)
    {
        var scope = new ProtoScope(name);
        var numbered = message.InOrderOfVersion().Select((f, i) => (Field: f, Number: i + 1)).ToList();
        var removed = numbered.Where(n => n.Field.Reserved).Select(n => (n.Number, Name: NameOf(message, n.Field, forms.Of(n.Field), scope))).ToList();
        return new(
            name,
            message.Id == 0 ? "A record inside of messages." : FormattableString.Invariant($"Message {message.Id}."),
            [.. numbered.Where(n => !n.Field.Reserved).Select(n => Field(n.Number, message, n.Field, forms.Of(n.Field), scope, nullables))],
            string.Join(", ", removed.Select(r => r.Number.ToString(CultureInfo.InvariantCulture))),
            string.Join(", ", removed.Select(r => $"\"{r.Name}\"")));
    }

    private static ProtoField Field(int number, MessageSpec message, FieldSpec field, ProtoForm form, ProtoScope scope, ProtoNullables nullables)
    {
        var name = NameOf(message, field, form, scope);
        var type = field.MayBeNull() && !form.EmptyIsNull && !form.HasPresence ? nullables.Of(form.Type, message, field) : form.Type;
        IEnumerable<string> notes = field.MayBeNull() && form.EmptyIsNull ? [.. form.Notes, "\"\" is null."] : form.Notes;
        return new(type, name, number, FieldWords.Of(field, notes));
    }

    private static string NameOf(MessageSpec message, FieldSpec field, ProtoForm form, ProtoScope scope)
    {
        var name = ProtoNames.Of(message, field, form.Suffix);
        return scope.Declare(name, ProtoNames.InJson(name), message.Name, field.Name);
    }
}
