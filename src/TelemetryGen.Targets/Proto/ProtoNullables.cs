using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Proto;

/// <summary>
/// The messages that hold a value which may be null. A field of a message type has presence in every version of Protobuf, without the
/// keyword and the well-known types that Stream Analytics refuses; and nobody takes a missing value for 0.
/// </summary>
internal sealed class ProtoNullables(ProtoScope file)
{
    private readonly Dictionary<string, ProtoNullable> _declared = [];

    /// <summary>In the order in which the fields meet them.</summary>
    public IReadOnlyList<ProtoNullable> Declared => [.. _declared.Values];

    /// <summary>The message for a type, which is declared if it was not.</summary>
    public string Of(string type, MessageSpec message, FieldSpec field)
    {
        if (!_declared.TryGetValue(type, out var nullable))
        {
            nullable = new(file.Declare($"Nullable{char.ToUpperInvariant(type[0])}{type[1..]}", message.Name, field.Name), type);
            _declared.Add(type, nullable);
        }

        return nullable.Name;
    }
}
