using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace TelemetryGen.Schema;

/// <summary>
/// The schema document: the one thing that passes from the compiler to the targets, and the lock file that a user commits.
/// </summary>
public static class SchemaDocument
{
    /// <summary>The XML of a schema: the same text for the same schema, lines ended by LF.</summary>
    public static string ToXml(SchemaSpec schema)
    {
        var text = new StringBuilder();
        Write(schema, text, beforeMessage: null);
        return text.ToString();
    }

    /// <summary>Puts the XML of a schema, as <see cref="ToXml"/> gives it, after a text.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="text">The text that the XML is appended to.</param>
    /// <param name="beforeMessage">Called before each message; what it throws ends the writing, and leaves a part of the XML in
    /// <paramref name="text"/>.</param>
    public static void Write(SchemaSpec schema, StringBuilder text, Action? beforeMessage)
    {
        SchemaDocumentWriter.Write(schema, text, beforeMessage);
        text.Append('\n');
    }

    /// <summary>The schema of that XML.</summary>
    /// <exception cref="SchemaDocumentException">It is no schema document, or one that breaks a rule.</exception>
    public static SchemaSpec Parse(string xml)
    {
        XDocument document;
        try
        {
            DocumentLimits.ThrowIfExceeded(xml);
            using var reader = DocumentLimits.Open(xml);
            document = XDocument.Load(reader, LoadOptions.SetLineInfo);
        }
        catch (XmlException error)
        {
            throw new SchemaDocumentException($"This is not valid XML: {error.Message}", error);
        }

        return SchemaDocumentReader.Read(document);
    }
}
