
namespace TelemetryGen.Schema;

/// <summary>What a type of another language does not say of a field, in sentences: for comments and descriptions.</summary>
public static class FieldWords
{
    /// <summary>Unit, range, step, length and version; "" when there is nothing to say.</summary>
    public static string Describe(FieldSpec field, params IEnumerable<string> more)
    {
        var facts = FieldFacts.From(field);
        string?[] own =
        [
            facts.Unit is { } unit ? $"Unit: {unit}." : null,
            facts.Declared is { } range ? $"Range: {range}." : null,
            field.Kind == FieldKind.Scaled ? $"Steps of {facts.DescribeSteps()}." : null,
            field.IsVariable
                ? $"At most {NumberText.Format(field.MaxBytes)} bytes{(field.Kind == FieldKind.Text ? " of UTF-8" : "")}."
                : null,
            field.Kind == FieldKind.FixedText ? $"At most {NumberText.Format(field.Length)} bytes of UTF-8." : null,
            field.Kind == FieldKind.FixedBytes ? $"{NumberText.Format(field.Length)} bytes." : null,
            field.IsArray ? $"{NumberText.Format(field.Length)} numbers." : null,
            field.IsGroup ? $"At most {NumberText.Format(field.MaxCount)} entries.{(field.Optional ? " None is null." : "")}" : null,
            field.Sequence ? "The sender's number of the record, one more each time." : null,
            facts.Since is { } since ? $"Since version {NumberText.Format(since)}." : null,
        ];
        return string.Join(" ", own.OfType<string>().Concat(more));
    }
}
