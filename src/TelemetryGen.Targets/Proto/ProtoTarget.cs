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
        var names = schema.Messages.Select(m => file.Declare(ProtoNames.Of(m), m.Name, null)).ToList();
        var nullables = new ProtoNullables(file);
        var messages = schema.Messages.Zip(names, (m, name) => Message(name, m, new(schema, m), nullables)).ToList();
        var package = ProtoNames.PackageOf(schema);
        var example = string.Join('.', names.Take(1).Prepend(package));
        var model = new ProtoModel(schema.Name, schema.Id, schema.Version, package, example, enums, messages, nullables.Declared);
        yield return new($"proto/{schema.ShortName}.proto", TemplateStore.Render("Proto/Templates/messages.proto.scriban", model));
    }

    private static ProtoMessage Message(string name, MessageSpec message, ProtoForms forms, ProtoNullables nullables)
    {
        var scope = new ProtoScope(name);
        return new(name, message.Id, [.. message.InOrderOfVersion().Select((f, i) => Field(i + 1, message, f, forms.Of(f), scope, nullables))]);
    }

    private static ProtoField Field(int number, MessageSpec message, FieldSpec field, ProtoForm form, ProtoScope scope, ProtoNullables nullables)
    {
        var name = ProtoNames.Of(message, field, form.Suffix);
        scope.Declare(name, ProtoNames.InJson(name), message.Name, field.Name);
        var type = field.MayBeNull() && !form.EmptyIsNull ? nullables.Of(form.Type, message, field) : form.Type;
        IEnumerable<string> notes = field.MayBeNull() && form.EmptyIsNull ? [.. form.Notes, "\"\" is null."] : form.Notes;
        return new(type, name, number, FieldWords.Of(field, notes));
    }
}
