using System.Text;
using System.Text.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.Server;

/// <summary>The units of a record's fields as a JSON object, <c>{"Temperature":"Cel"}</c>: what goes beside its values.</summary>
internal sealed class RecordUnits(SchemaSpec schema)
{
    private readonly Dictionary<string, string> _units = schema.Messages.ToDictionary(m => m.Name, Write);

    /// <summary>The object, in ASCII; empty for a record without units.</summary>
    public string Of(string record) => _units[record];

    private static string Write(MessageSpec message)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Write(json, message, "");
            json.WriteEndObject();
        }

        return Encoding.ASCII.GetString(buffer.ToArray());
    }

    // Those of a nested record stand under their path, as a query names it: Position.Altitude.
    private static void Write(Utf8JsonWriter json, MessageSpec record, string path)
    {
        foreach (var field in record.LiveFields)
        {
            if (field.NestedRecord is { } nested)
            {
                Write(json, nested, $"{path}{field.Name}.");
            }
            else if (field.Unit is { } unit)
            {
                json.WriteString(path + field.Name, unit);
            }
        }
    }
}
