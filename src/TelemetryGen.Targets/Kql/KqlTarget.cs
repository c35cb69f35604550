using System.Text.Json;
using System.Text.Json.Nodes;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Kql;

/// <summary>
/// Commands for Azure Data Explorer: a table for each message, and how the lines of <c>telemetrygen decode</c> go into it.
/// </summary>
internal sealed class KqlTarget : ITarget
{
    public string Name => "kql";

    public string Description => "Azure Data Explorer tables and JSON mappings for what telemetrygen decode prints";

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options)
    {
        NameCheck.ThrowIfTaken(this, schema);
        var model = new KqlModel(
            OneLine.From(schema.Name), schema.Id, schema.Version, KqlText.Literal(schema.Name),
            [.. schema.Messages.Select(m => Table(schema, m))]);
        yield return new(
            $"kql/{WindowsFiles.GetSafeName(schema.ShortName + ".kql")}", TemplateStore.Render("Kql/Templates/tables.kql.scriban", model));
    }

    private static KqlTable Table(SchemaSpec schema, MessageSpec message)
    {
        var forms = new KqlForms(schema, message);
        return new(
            KqlText.Name(message.Name),
            KqlText.Literal(
                FormattableString.Invariant($"Message {message.Id} of {schema.Name}, schema {schema.Id}, version {schema.Version}.")),
            KqlText.Literal(message.Name + "Json"),
            [.. message.InOrderOfVersion().Where(f => !f.Reserved).Select(f => Column(f, forms.Create(f)))]);
    }

    private static KqlColumn Column(FieldSpec field, KqlForm form)
    {
        var words = FieldWords.Describe(field, form.Notes);
        var mapping = new JsonObject { ["Column"] = field.Name, ["Properties"] = new JsonObject { ["Path"] = KqlText.Path(field.Name) } };
        return new(
            KqlText.Name(field.Name), form.Type, words.Length == 0 ? "" : KqlText.Literal(words),
            KqlText.QuotedJson(mapping.ToJsonString(KqlText.Json)));
    }
}
