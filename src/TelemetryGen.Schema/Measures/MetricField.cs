namespace TelemetryGen.Schema;

/// <summary>A field that a server makes a metric of, and the way to it from its message.</summary>
/// <param name="Path">The fields to it, itself the last: one, or more inside of records.</param>
public sealed record MetricField(EquatableArray<FieldSpec> Path)
{
    /// <summary>The field.</summary>
    public FieldSpec Field => Path[Path.Count - 1];

    /// <summary>Those of a message, in the order of its fields, those inside of records in their place.</summary>
    public static IEnumerable<MetricField> Of(MessageSpec message) => Find(message, []);

    /// <summary>The instrument's name: the user's, or <c>greenhouse.climate.temperature</c>.</summary>
    /// <param name="schemaName">The schema's name, as a namespace.</param>
    /// <param name="message">The message.</param>
    public string GetName(string schemaName, MessageSpec message) => Field.Metric!.Name
        ?? string.Join(".", new[] { schemaName.Substring(schemaName.LastIndexOf('.') + 1), message.Name }
            .Concat(Path.Select(f => f.Name)).Select(SnakeCase.From));

    /// <summary>The unit of its values, as UCUM has it: seconds for durations; null for none.</summary>
    public string? Unit => Field.Kind == FieldKind.Duration ? "s" : Field.Unit is { } symbol ? UnitSymbols.ToUcum(symbol) : null;

    /// <summary>The bounds of its values in that unit; null without a range.</summary>
    public (double Minimum, double Maximum)? Bounds => Field switch
    {
        { FloatRange: { } floats } => (floats.Minimum, floats.Maximum),
        { Range: { } range, Kind: FieldKind.Duration } => ((double)range.Minimum / 1000, (double)range.Maximum / 1000),
        { Range: { } range } when Field.ToUnits(range.Minimum) is { } low && Field.ToUnits(range.Maximum) is { } high =>
            ((double)low, (double)high),
        _ => null,
    };

    private static IEnumerable<MetricField> Find(MessageSpec record, FieldSpec[] way) => record.LiveFields.SelectMany(
        f => f.IsComposite ? Find(f.NestedRecord!, [.. way, f])
            : f.Metric is null ? []
            : [new MetricField(((FieldSpec[])[.. way, f]).ToEquatableArray())]);
}
