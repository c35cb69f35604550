namespace TelemetryGen.Schema;

/// <summary>
/// Bytes that are no message of the schema, or values that no message of it can carry: which message, which field, what was met, what
/// would have been right. The one exception of <see cref="MessageReader"/> and <see cref="MessageWriter"/>.
/// </summary>
public sealed class MessageFormatException : Exception
{
    public MessageFormatException(
        string message, string? messageName, string? fieldName = null, object? value = null, object? limit = null, int? position = null)
        : base(message) => (MessageName, FieldName, Value, Limit, Position) = (messageName, fieldName, value, limit, position);

    public MessageFormatException(string message)
        : base(message)
    {
    }

    public MessageFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public MessageFormatException()
    {
    }

    /// <summary>Why it was refused, for whoever answers one reason in another way.</summary>
    public MessageFormatErrorKind Kind { get; init; }

    /// <summary>The message concerned; null when the bytes do not say which it is.</summary>
    public string? MessageName { get; }

    /// <summary>The field concerned; null when it is the whole message.</summary>
    public string? FieldName { get; }

    /// <summary>What was met: a number, a length in bytes, an id or a text.</summary>
    public object? Value { get; }

    /// <summary>
    /// What would have been right: the bound that was passed, or an <see cref="IntegerRange"/> or <see cref="FloatRange"/>.
    /// </summary>
    public object? Limit { get; }

    /// <summary>Reading: the byte, counted from the message's first, where it went wrong.</summary>
    public int? Position { get; }
}
