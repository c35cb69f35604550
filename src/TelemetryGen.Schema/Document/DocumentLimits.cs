using System.Xml;

namespace TelemetryGen.Schema;

/// <summary>
/// What a schema document may be at most, so that one from somebody else takes neither the memory nor the stack of who reads it.
/// </summary>
internal static class DocumentLimits
{
    /// <summary>Characters of a document: ten thousand records of thirty fields.</summary>
    public const int MaxCharacters = 1 << 25;

    /// <summary>Elements inside of each other: the schema, a message and the records in its fields.</summary>
    public const int MaxDepth = 32;

    /// <summary>Looks before a tree is made: a tree takes time by the square of its depth, and who walks it recurses.</summary>
    /// <exception cref="SchemaDocumentException">The text is longer, or deeper, than a document may be.</exception>
    /// <exception cref="XmlException">It is not valid XML, up to where it is too deep.</exception>
    public static void ThrowIfExceeded(string xml)
    {
        if (xml.Length > MaxCharacters)
        {
            throw new SchemaDocumentException(
                $"It has {NumberText.Format(xml.Length)} characters; a schema document has at most {NumberText.Format(MaxCharacters)}.");
        }

        using var reader = Open(xml);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth >= MaxDepth)
            {
                throw new SchemaDocumentException(
                    $"Elements are nested more than {NumberText.Format(MaxDepth)} deep.", ((IXmlLineInfo)reader).LineNumber);
            }
        }
    }

    /// <summary>A reader that refuses document type definitions: XDocument.Parse would expand their entities.</summary>
    public static XmlReader Open(string xml) => XmlReader.Create(new StringReader(xml));
}
