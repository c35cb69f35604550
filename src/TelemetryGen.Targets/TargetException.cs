namespace TelemetryGen.Targets;

/// <summary>A target cannot carry a message or field.</summary>
public sealed class TargetException : Exception
{
    /// <summary>An exception about one field (or, with null, a whole message).</summary>
    public TargetException(string messageName, string? fieldName, string problem)
        : base($"{messageName}{(fieldName is null ? "" : "." + fieldName)}: {problem}") =>
            (MessageName, FieldName) = (messageName, fieldName);

    public TargetException(string message)
        : base(message)
    {
    }

    public TargetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TargetException()
    {
    }

    /// <summary>The message concerned.</summary>
    public string? MessageName { get; }

    /// <summary>The field concerned.</summary>
    public string? FieldName { get; }
}
