namespace TelemetryGen.Schema;

/// <summary>A schema document that cannot be used: what is wrong and on which line.</summary>
public sealed class SchemaDocumentException : Exception
{
    /// <summary>With no line to blame.</summary>
    public SchemaDocumentException(string message)
        : base(message)
    {
    }

    /// <summary>With no line to blame, and what came before it.</summary>
    public SchemaDocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>With the line to blame, which the message begins with.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="line">1 for the first line.</param>
    public SchemaDocumentException(string message, int line)
        : base($"Line {line}: {message}") => Line = line;

    /// <summary>Without a message.</summary>
    public SchemaDocumentException()
    {
    }

    /// <summary>1 for the first line; 0 when no line is to blame.</summary>
    public int Line { get; }
}
