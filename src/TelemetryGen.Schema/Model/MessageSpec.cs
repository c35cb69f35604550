namespace TelemetryGen.Schema;

/// <summary>A message: one record type of the user. Also a record inside of one, a part, which has id 0 and no header.</summary>
/// <param name="Name">The type's name, unique in the schema.</param>
/// <param name="Namespace">The type's namespace, or "" for none.</param>
/// <param name="Id">Template id, 1 to 0x7FFF; 0x8000 and up are batches.</param>
/// <param name="Fields">In declaration order; <see cref="WireLayout"/> knows the order on the wire.</param>
public sealed record MessageSpec(string Name, string Namespace, int Id, EquatableArray<FieldSpec> Fields)
{
    /// <summary>The largest template id of a message: the bit above marks a batch of it.</summary>
    public const int MaxId = 0x7FFF;

    /// <summary>What the user allows a message to be at most, header included; null for no limit of his own.</summary>
    public int? MaxPayloadBytes { get; init; }

    /// <summary>The field that numbers the records of a sender; null when there is none.</summary>
    public FieldSpec? Sequence => Fields.FirstOrDefault(f => f.Sequence);

    /// <summary>Its fields are not all of version 1.</summary>
    public bool HasGrown => Fields.Any(f => f.Since > 1);

    /// <summary>The fields that a user sees: all but the removed ones.</summary>
    public IEnumerable<FieldSpec> LiveFields => Fields.Where(f => !f.Reserved);

    /// <summary>The nested records that have values, at any depth, each once, the inner ones first.</summary>
    public IEnumerable<MessageSpec> LiveNestedRecords() => this.AllLiveNestedRecords().DistinctByName();
}
