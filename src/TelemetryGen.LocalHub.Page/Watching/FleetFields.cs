using TelemetryGen.Schema;

namespace TelemetryGen.LocalHub.Page.Watching;

/// <summary>
/// The fields whose last value the fleet shows: those with <c>[Metric]</c> as a gauge or a counter. The contract says so at the field,
/// since no schema tells which number is a battery and which a queue's depth.
/// </summary>
internal sealed class FleetFields
{
    private readonly Dictionary<string, (int Column, string[] Path)[]> _byMessage = [];

    /// <param name="schema">The schema; null has none.</param>
    public FleetFields(SchemaSpec? schema)
    {
        var all = new List<MeasuredField>();
        foreach (var message in schema?.Messages ?? [])
        {
            var columns = new List<(int Column, string[] Path)>();
            foreach (var metric in MetricField.Of(message).Where(m => m.Field.Metric!.Kind is MetricForm.Gauge or MetricForm.Counter))
            {
                string[] path = [.. metric.Path.Select(f => f.Name)];
                columns.Add((all.Count, path));
                all.Add(new(message.Name, string.Join('.', path), Measurements.UnitOf(metric.Field)));
            }

            _byMessage[message.Name] = [.. columns];
        }

        All = all;
    }

    /// <summary>In the order of the schema; a field's place here is its place among <see cref="FleetRow.Values"/>.</summary>
    public IReadOnlyList<MeasuredField> All { get; }

    /// <summary>Puts the numbers of a record in their places. What it has none of stays as it was.</summary>
    /// <param name="record">The record.</param>
    /// <param name="values">As long as <see cref="All"/>.</param>
    public void Read(MessageValues record, Span<double?> values)
    {
        foreach (var (column, path) in _byMessage.GetValueOrDefault(record.Message.Name, []))
        {
            values[column] = Find(record.Fields, path) ?? values[column];
        }
    }

    private static double? Find(IReadOnlyList<FieldValue> fields, ReadOnlySpan<string> path)
    {
        foreach (var found in fields)
        {
            if (found.Field.Name == path[0])
            {
                return path.Length > 1 ? (found.Value is IReadOnlyList<FieldValue> inside ? Find(inside, path[1..]) : null)
                    : found.Value is bool yes ? (yes ? 1 : 0)
                    : Measurements.Number(found.Field, found.Value);
            }
        }

        return null;
    }
}
