namespace TelemetryGen.Schema;

/// <summary>The same bytes, read as another value: step, offset, unit, resolution and range of a field.</summary>
internal static class MeaningChanges
{
    /// <summary>What changed, as "its step was 0.01 and is 0.1"; empty when nothing did.</summary>
    public static IEnumerable<string> Breaks(FieldSpec locked, FieldSpec current)
    {
        if (locked.Step != current.Step)
        {
            yield return Was("step", NumberText.Format(locked.Step), NumberText.Format(current.Step));
        }

        if (locked.Offset != current.Offset)
        {
            yield return Was("offset", NumberText.Format(locked.Offset), NumberText.Format(current.Offset));
        }

        if (locked.TakesUnit && locked.Unit is not null && locked.Unit != current.Unit)
        {
            yield return Was("unit", OneLine.From(locked.Unit), FieldFacts.From(current).Unit ?? "none");
        }

        if (locked.Kind == FieldKind.Timestamp && locked.Resolution != current.Resolution)
        {
            yield return Was("resolution", ResolutionFacts.From(locked.Resolution).Symbol, ResolutionFacts.From(current.Resolution).Symbol);
        }

        if (IsNarrower(locked, current))
        {
            yield return Was("range", GetRange(locked), GetRange(current));
        }
    }

    /// <summary>What old messages and old readers do not mind: a unit where none was, a wider range.</summary>
    public static IEnumerable<string> Additions(FieldSpec locked, FieldSpec current)
    {
        if (current.TakesUnit && locked.Unit is null && current.Unit is not null)
        {
            yield return Was("unit", "none", OneLine.From(current.Unit));
        }

        if (IsOnOneScale(locked, current) && (locked.Range != current.Range || locked.FloatRange != current.FloatRange)
            && !IsNarrower(locked, current))
        {
            yield return Was("range", GetRange(locked), GetRange(current));
        }
    }

    // Boards that are out there send what the old range allows.
    private static bool IsNarrower(FieldSpec locked, FieldSpec current)
    {
        if (!IsOnOneScale(locked, current))
        {
            return false;
        }

        return current.FloatRange is { } floats
            ? locked.FloatRange is not { } old || old.Minimum < floats.Minimum || old.Maximum > floats.Maximum
            : current.Range is { } range && !range.Contains(locked.WireRange);
    }

    // Ranges are kept in steps: of other steps they say nothing.
    private static bool IsOnOneScale(FieldSpec locked, FieldSpec current) => locked.Step == current.Step && locked.Offset == current.Offset;

    private static string GetRange(FieldSpec field) => FieldFacts.From(field).Declared?.ToString() ?? "that of its type";

    private static string Was(string what, string before, string now) => $"its {what} was {before} and is {now}";
}
