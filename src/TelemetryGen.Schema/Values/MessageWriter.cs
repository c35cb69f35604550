namespace TelemetryGen.Schema;

/// <summary>Writes messages by the schema alone, for tools; servers and devices use generated code.</summary>
public sealed class MessageWriter
{
    private readonly SchemaSpec _schema;
    private readonly WireLayout _layout;

    /// <exception cref="MessageFormatException">The schema has no message of that name.</exception>
    public MessageWriter(SchemaSpec schema, string messageName)
    {
        _schema = schema;
        Message = schema.Messages.FirstOrDefault(m => m.Name == messageName)
            ?? throw new MessageFormatException(NoMessage(schema, messageName), messageName);
        _layout = WireLayout.From(Message);
    }

    /// <summary>The words for a name that is none of the schema's messages, with those that there are.</summary>
    public static string NoMessage(SchemaSpec schema, string name) =>
        $"{schema.Name} has no message '{name}'. It "
            + $"has{(schema.Messages.Count == 0 ? " none" : ": " + string.Join(", ", schema.Messages.Select(m => m.Name)))}.";

    /// <summary>What is written.</summary>
    public MessageSpec Message { get; }

    /// <summary>
    /// The message of these values, by field name; what is not there is null. Values are of the types that <see cref="FieldValue.Value"/>
    /// names, or any other number.
    /// </summary>
    /// <exception cref="MessageFormatException">A name is no field's, or a field cannot carry its value.</exception>
    public byte[] Write(IReadOnlyDictionary<string, object?> values)
    {
        var head = new byte[_layout.FixedLength];
        WriteHeader(head);
        BlockEncoder.Encode(head, WireLayout.HeaderLength, _layout, values, FieldPath.From(Message));
        return
        [
            .. head,
            .. _layout.Groups.SelectMany(g => GroupEncoder.Encode(g, Live(values, g.Field), At(g.Field))),
            .. _layout.Data.SelectMany(d => VariableData.Prefixed(Live(values, d.Field), d, At(d.Field))),
        ];
    }

    private void WriteHeader(byte[] bytes)
    {
        WireBytes.WriteBits(bytes, 0, sizeof(ushort), (ulong)_layout.BlockLength);
        WireBytes.WriteBits(bytes, 2, sizeof(ushort), (ulong)Message.Id);
        WireBytes.WriteBits(bytes, 4, sizeof(ushort), (ulong)_schema.Id);
        WireBytes.WriteBits(bytes, 6, sizeof(ushort), (ulong)_schema.Version);
    }

    // Of a reserved field there is none.
    private object? Live(IReadOnlyDictionary<string, object?> values, FieldSpec field) =>
        field.Reserved ? null : GivenValues.Get(values, field, At(field));

    private FieldPath At(FieldSpec field) => FieldPath.From(Message).At(field.Name);
}
