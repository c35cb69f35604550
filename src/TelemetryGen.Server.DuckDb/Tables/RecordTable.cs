using TelemetryGen.Schema;
using TelemetryGen.Server.DuckDb.Database;

namespace TelemetryGen.Server.DuckDb.Tables;

/// <summary>The table of a kind of records as it is wanted: own columns, then a column a field.</summary>
internal sealed class RecordTable
{
    /// <summary>Who sent the record, "" when nobody knows.</summary>
    public const string Sender = "_sender";

    /// <summary>When the hub had its event.</summary>
    public const string EnqueuedTime = "_enqueued_time";

    /// <summary>The partition that it came from.</summary>
    public const string Partition = "_partition";

    /// <summary>The event's number in the partition.</summary>
    public const string SequenceNumber = "_sequence_number";

    /// <summary>The record's place in the event.</summary>
    public const string Place = "_place";

    /// <summary>The schema version of the sender.</summary>
    public const string Version = "_version";

    /// <summary>Rows that were committed together have one number.</summary>
    public const string Lot = "_lot";

    private static readonly (NamedType Column, string Comment)[] Own =
    [
        (new(Sender, new ScalarType("VARCHAR")), "Who sent the record; empty when nobody knows."),
        (new(EnqueuedTime, new ScalarType("TIMESTAMP WITH TIME ZONE")), "When the hub had its event."),
        (new(Partition, new ScalarType("VARCHAR")), "The partition that the event came from."),
        (new(SequenceNumber, new ScalarType("BIGINT")), "The event's number in its partition."),
        (new(Place, new ScalarType("USMALLINT")), "The record's place in the event, from 0."),
        (new(Version, new ScalarType("USMALLINT")), "The schema version of the sender's firmware."),
        (new(Lot, new ScalarType("BIGINT")), "The number of the lot of rows that were stored together."),
    ];

    private readonly SchemaSpec _schema;
    private readonly MessageSpec _message;

    /// <exception cref="TelemetryServerException">Two columns have names that differ by case alone.</exception>
    public RecordTable(SchemaSpec schema, MessageSpec message, Type record, string prefix)
    {
        (_schema, _message, Name) = (schema, message, prefix + message.Name);
        Columns = [.. Own.Select(o => o.Column), .. FieldTypes.Of(message, record)];
        ThrowIfTaken(message.Name, Columns);
    }

    public string Name { get; }

    public IReadOnlyList<NamedType> Columns { get; }

    public string Comment => FormattableString.Invariant(
        $"Message {_message.Id} of {_schema.Name}, schema {_schema.Id}, version {_schema.Version}.");

    /// <summary>What there is to say of each column; "" for nothing.</summary>
    public IEnumerable<(string Column, string Comment)> Comments =>
        [.. Own.Select(o => (o.Column.Name, o.Comment)), .. _message.LiveFields.Select(f => (f.Name, Describe(f)))];

    private static void ThrowIfTaken(string path, IReadOnlyList<NamedType> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (NamedType.IndexOf(columns, column.Name) is var first && first != i)
            {
                throw new TelemetryServerException(
                    $"{path} has {columns[first].Name} and {column.Name}, which are one name for DuckDB. Give one of them another name.");
            }

            if ((column.Type is ListType list ? list.Item : column.Type) is StructType inside)
            {
                ThrowIfTaken($"{path}.{column.Name}", inside.Fields);
            }
        }
    }

    private string Describe(FieldSpec field) => FieldWords.Describe(field, field.Kind switch
    {
        FieldKind.Enumeration =>
            [$"{field.Enumeration}, by name: {EnumWords.Describe(_schema.GetEnum(field))}. The number when it has no name."],
        FieldKind.Flags =>
            [$"{field.Enumeration}, by name: {EnumWords.Describe(_schema.GetEnum(field))}. Then the sum of the bits that have no name."],
        FieldKind.Record => [$"{field.NestedRecord!.Name}: {string.Join(" ", field.NestedRecord.LiveFields.Select(Inside))}"],
        _ => Array.Empty<string>(),
    });

    private string Inside(FieldSpec field) => Describe(field) is { Length: > 0 } words ? $"{field.Name}: {words}" : $"{field.Name}.";
}
