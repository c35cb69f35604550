using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>The rules of a nested record: its size is fixed, and only as the entry of a group may it grow.</summary>
internal static class NestedRecordCheck
{
    /// <param name="field">A field; nothing is wrong with one that holds no record.</param>
    /// <param name="schemaVersion">The version of the schema.</param>
    /// <param name="ofField">The rules of any field, for those of the record.</param>
    public static IEnumerable<SpecProblem> Check(FieldSpec field, int schemaVersion, Func<FieldSpec, int, IEnumerable<SpecProblem>> ofField)
    {
        if (field.NestedRecord is not { } nested)
        {
            yield break;
        }

        if (nested.Fields.Count == 0 || (!field.Reserved && !nested.LiveFields.Any()))
        {
            yield return Problem(RuleIds.UnsupportedType, $"{field.Name} holds records of type {nested.Name}, which has no field.");
        }

        foreach (var inner in nested.Fields)
        {
            var path = $"{field.Name}.{inner.Name}";
            if (inner.IsVariable || inner.IsGroup)
            {
                yield return Problem(
                    RuleIds.UnsupportedType, $"{path} has no fixed size; a record inside of a message holds fixed fields only.");
            }

            if (inner.Since > 1 && !field.IsGroup)
            {
                yield return Problem(RuleIds.Addition,
                    $"{path} was added in version {inner.Since}; a record in the block cannot grow. Add a field to the message instead.");
            }

            foreach (var problem in ofField(inner, schemaVersion).Concat(Check(inner, schemaVersion, ofField)))
            {
                yield return problem with { Field = field.Name, Message = $"{field.Name}: {problem.Message}", Suggestion = null };
            }
        }

        var length = WireLayout.From(nested).BlockLength;
        if (length > WireLayout.MaxBlockLength)
        {
            yield return Problem(RuleIds.PayloadTooLarge,
                $"One {nested.Name} of {field.Name} takes {length} bytes; a block holds {WireLayout.MaxBlockLength}.");
        }

        SpecProblem Problem(string rule, FormattableString text) => new(rule, field.Name, text.ToString(CultureInfo.InvariantCulture));
    }
}
