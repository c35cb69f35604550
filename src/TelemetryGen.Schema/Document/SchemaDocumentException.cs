namespace TelemetryGen.Schema;

/// <summary>A schema document that cannot be used: what is wrong and on which line.</summary>
public sealed class SchemaDocumentException : Exception
{
    public SchemaDocumentException(string message)
        : base(message)
    {
    }

    public SchemaDocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SchemaDocumentException(string message, int line)
        : base($"Line {line}: {message}") => Line = line;

    public SchemaDocumentException()
    {
    }

    /// <summary>1 for the first line; 0 when no line is to blame.</summary>
    public int Line { get; }
}
