namespace TelemetryGen.Schema;

/// <summary>The nested records: the one walk over them.</summary>
public static class NestedRecordExtensions
{
    /// <summary>At any depth, those that others hold first; one that is held twice comes twice.</summary>
    public static IEnumerable<MessageSpec> AllNestedRecords(this MessageSpec record) => Walk(record, r => r.Fields);

    /// <summary>The same by way of fields that were not removed.</summary>
    public static IEnumerable<MessageSpec> AllLiveNestedRecords(this MessageSpec record) => Walk(record, r => r.LiveFields);

    /// <summary>The first of each name.</summary>
    public static IEnumerable<MessageSpec> DistinctByName(this IEnumerable<MessageSpec> records) =>
        records.GroupBy(r => r.Name).Select(g => g.First());

    private static IEnumerable<MessageSpec> Walk(MessageSpec record, Func<MessageSpec, IEnumerable<FieldSpec>> fields) =>
        fields(record).Where(f => f.NestedRecord is not null).SelectMany(f => Walk(f.NestedRecord!, fields).Append(f.NestedRecord!));
}
