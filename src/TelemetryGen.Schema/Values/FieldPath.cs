namespace TelemetryGen.Schema;

/// <summary>
/// What is read or written, for the words of errors: a message, a field of it, or what is inside: <c>Trip.Track[3].Speed</c>.
/// </summary>
internal sealed class FieldPath
{
    private readonly FieldPath? _outer;
    private readonly string _step;

    private FieldPath(FieldPath? outer, string step, string message) => (_outer, _step, Message) = (outer, step, message);

    /// <summary>The message's name.</summary>
    public string Message { get; }

    /// <summary>The way to it below the message: <c>Track[3].Speed</c>; null for the message itself.</summary>
    public string? Field => _outer is null ? null : _outer.Field is { } outer ? outer + (_step[0] == '[' ? _step : "." + _step) : _step;

    public static FieldPath From(MessageSpec message) => new(null, message.Name, message.Name);

    public FieldPath At(string field) => new(this, field, Message);

    /// <summary>An item of a list, counted from 0.</summary>
    public FieldPath At(int item) => new(this, FormattableString.Invariant($"[{item}]"), Message);

    public override string ToString() => Field is { } field ? $"{Message}.{field}" : Message;
}
