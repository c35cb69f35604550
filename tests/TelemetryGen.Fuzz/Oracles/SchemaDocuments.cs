using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Fuzz;

/// <summary>Any text gives a schema or the documented error; a schema is the same after it was written and read.</summary>
internal static class SchemaDocuments
{
    public static string? Problem(byte[] bytes)
    {
        SchemaSpec schema;
        try
        {
            schema = SchemaDocument.Parse(Encoding.UTF8.GetString(bytes));
        }
        catch (SchemaDocumentException)
        {
            return null;
        }

        _ = new MessageReader(schema);
        var xml = SchemaDocument.ToXml(schema);
        return SchemaDocument.Parse(xml) == schema ? null : $"The schema is another after it was written as {xml}";
    }
}
