namespace TelemetryGen.Schema;

/// <summary>
/// Bytes that are no message of the schema, or values that no message of it can carry: which message, which field, what was met, what
/// would have been right. The one exception of <see cref="MessageReader"/> and <see cref="MessageWriter"/>.
/// </summary>
public sealed class MessageFormatException : Exception
{
    /// <summary>With all that is known of the place.</summary>
    /// <param name="message">The whole sentence that a person reads.</param>
    /// <param name="messageName">The message concerned, or null.</param>
    /// <param name="fieldName">The field concerned, or null.</param>
    /// <param name="value">What was met.</param>
    /// <param name="limit">What would have been right.</param>
    /// <param name="position">Reading: the byte where it went wrong, from 0.</param>
    public MessageFormatException(
        string message, string? messageName, string? fieldName = null, object? value = null, object? limit = null, int? position = null)
        : base(message) => (MessageName, FieldName, Value, Limit, Position) = (messageName, fieldName, value, limit, position);

    /// <summary>With no more than the sentence.</summary>
    public MessageFormatException(string message)
        : base(message)
    {
    }

    /// <summary>With the sentence, and what came before it.</summary>
    public MessageFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Without a message.</summary>
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
