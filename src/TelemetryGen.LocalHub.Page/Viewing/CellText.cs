using System.Text.Json;
using TelemetryGen.Json;
using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Viewing;

/// <summary>Values of records as cells of a table: as `telemetrygen decode` writes them, texts without quotes, null as nothing.</summary>
internal sealed class CellText(SchemaSpec schema)
{
    private readonly MessageJsonWriter _json = new(schema);

    public string Of(FieldValue value)
    {
        if (value.Value is null)
        {
            return "";
        }

        var json = _json.Write(value);
        return json.StartsWith('"') ? JsonSerializer.Deserialize<string>(json)! : json;
    }

    /// <summary>All of a record on one line.</summary>
    public string Json(MessageValues record) => _json.Write(record);
}
