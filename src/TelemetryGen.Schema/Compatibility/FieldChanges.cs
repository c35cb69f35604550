using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>The changes of one field that both schemas have, its place apart.</summary>
internal sealed class FieldChanges(ComparedSchemas schemas)
{
    /// <summary>
    /// A rule of <see cref="RuleIds"/> and a sentence for each change; <paramref name="path"/> is what the sentences call the field.
    /// </summary>
    public IEnumerable<(string Rule, string Text)> Compare(FieldSpec locked, FieldSpec current, string path)
    {
        if (locked.Reserved && !current.Reserved)
        {
            yield return (
                RuleIds.Reuse,
                Invariant(
                    $"{path} was removed, and its name and bytes are kept for old messages. Give the new field another name and ")
                    + Invariant($"leave {current.Name} [Reserved]."));
            yield break;
        }

        var (before, now) = (FieldForm.Describe(locked), FieldForm.Describe(current));
        if (!current.CanHold(locked))
        {
            yield return (RuleIds.LayoutChange, Invariant(
                $"{path} was {before} and is {now}; {schemas.Boards} send the old form. Change it back, or make it [Reserved] and add a ")
                + Invariant($"field with another name."));
            yield break;
        }

        if (locked.Since != current.Since)
        {
            yield return (
                RuleIds.LayoutChange,
                Invariant(
                    $"{path} was added in version {locked.Since} and now says {current.Since}; {schemas.Boards} send it as before. Give ")
                    + Invariant($"it {Since(locked.Since)} again."));
        }

        if (current.Reserved)
        {
            if (!locked.Reserved)
            {
                yield return (RuleIds.NotLocked, Invariant($"{path} is removed; its bytes are kept."));
            }

            yield break;
        }

        if (before != now)
        {
            yield return (RuleIds.NotLocked, Invariant($"{path} was {before} and is {now}."));
        }

        foreach (var change in MeaningChanges.Breaks(locked, current))
        {
            yield return (
                RuleIds.MeaningChange,
                Invariant(
                    $"{path}: {change}; {schemas.Boards} send the old meaning. Change it back, or make it [Reserved] and add a field ")
                    + Invariant($"with another name."));
        }

        foreach (var change in MeaningChanges.Additions(locked, current))
        {
            yield return (RuleIds.NotLocked, Invariant($"{path}: {change}."));
        }
    }

    /// <summary>What became of the enumeration of a field that can be read as before.</summary>
    public IEnumerable<FieldChange> CompareEnums(FieldSpec locked, FieldSpec current, string path) =>
        !current.Reserved && !locked.Reserved && current.CanHold(locked)
            && schemas.GetEnums(locked, current) is var (lockedEnum, currentEnum)
            ? EnumChanges.Compare(lockedEnum, currentEnum).Select(c => new FieldChange(c.Rule, current.Name, $"{path}: {c.Text}")
                {
                    Place = new(currentEnum.Name, c.Member),
                })
            : [];

    private static string Since(int version) => version == 1 ? "no [Since]" : Invariant($"[Since({version})]");
}
