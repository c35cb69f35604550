namespace TelemetryGen.Schema;

/// <summary>The rules of the field that numbers the records of a sender.</summary>
internal static class SequenceCheck
{
    public static IEnumerable<SpecProblem> Check(MessageSpec message)
    {
        foreach (var field in message.Fields.Where(f => f.Sequence))
        {
            if (!CanCount(field))
            {
                yield return new(RuleIds.Sequence, field.Name,
                    $"{field.Name} is a [Sequence]; that is a ushort, uint or ulong that cannot be null and has no range.");
            }
            else if (field != message.Sequence)
            {
                yield return new(RuleIds.Sequence, field.Name,
                    $"{field.Name} is a [Sequence], and so is {message.Sequence!.Name}; a record has one number.");
            }
        }

        foreach (var field in message.Fields)
        {
            if (GetInner(field) is { } path)
            {
                yield return new(
                    RuleIds.Sequence, field.Name, $"{path} is a [Sequence] inside of a record; only a message itself has a number.");
            }
        }
    }

    private static bool CanCount(FieldSpec field) =>
        field is { Kind: FieldKind.Integer, Optional: false, Reserved: false, IsScalar: true, Range: null,
            Wire: WireType.UInt16 or WireType.UInt32 or WireType.UInt64 };

    private static string? GetInner(FieldSpec field) => field.NestedRecord?.Fields
        .Select(f => f.Sequence ? f.Name : GetInner(f))
        .Where(path => path is not null)
        .Select(path => $"{field.Name}.{path}")
        .FirstOrDefault();
}
