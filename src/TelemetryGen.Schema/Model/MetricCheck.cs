namespace TelemetryGen.Schema;

/// <summary>The rules of fields that a server makes metrics of.</summary>
internal static class MetricCheck
{
    private const int MaxNameLength = 255;

    public static IEnumerable<SpecProblem> Check(MessageSpec message) => Check(message, null, isInList: false);

    // What is wrong inside of a record is told at the field of the message that holds it.
    private static IEnumerable<SpecProblem> Check(MessageSpec record, (string Field, string Path)? outer, bool isInList)
    {
        foreach (var field in record.LiveFields)
        {
            var path = outer is { } o ? $"{o.Path}.{field.Name}" : field.Name;
            var place = outer?.Field ?? field.Name;
            if (field.Metric is { } metric && Find(field, metric, isInList) is { } problem)
            {
                yield return new(RuleIds.Metric, place, $"{path} {problem}");
            }

            if (field.NestedRecord is { } nested)
            {
                foreach (var inner in Check(nested, (place, path), isInList || field.IsGroup))
                {
                    yield return inner;
                }
            }
        }
    }

    private static string? Find(FieldSpec field, MetricSpec metric, bool isInList) =>
        isInList ? "is a [Metric] inside of a list; a metric is one value of a record."
        : !IsNumber(field) ? "is a [Metric]; that is one number, duration or boolean."
        : metric.Kind is < MetricForm.Gauge or > MetricForm.Histogram ? $"is a [Metric] of kind {(int)metric.Kind}, which is no MetricKind."
        : metric.Name is { } name && !IsName(name)
            ? $"is called '{OneLine.From(name)}' as a metric; a name is 1 to {MaxNameLength} letters, digits and _ . - /, a letter first."
        : null;

    private static bool IsNumber(FieldSpec field) => field.IsScalar
        && field.Kind is FieldKind.Integer or FieldKind.Float or FieldKind.Scaled or FieldKind.Duration or FieldKind.Boolean;

    // The syntax of instrument names of OpenTelemetry's metrics API.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxNameLength && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_' or '.'
            or '-' or '/');

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
