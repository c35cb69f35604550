using static System.FormattableString;

namespace TelemetryGen.Schema;

/// <summary>What an enumeration's values mean now and meant in the lock.</summary>
internal static class EnumChanges
{
    /// <summary>
    /// A rule of <see cref="RuleIds"/> and a sentence for each value that changed, and the member that has it now; null for none.
    /// </summary>
    public static IEnumerable<(string Rule, string Text, string? Member)> Compare(EnumSpec locked, EnumSpec current)
    {
        foreach (var old in locked.Members)
        {
            var named = current.Members.Where(m => m.Name == old.Name).ToArray();
            if (named.Length > 0)
            {
                if (named[0].Value != old.Value)
                {
                    yield return (
                        RuleIds.MeaningChange,
                        Invariant(
                            $"{current.Name}.{old.Name} was {old.Value} and is {named[0].Value}; boards send the old number. Give ")
                            + Invariant($"it {old.Value} again."),
                        old.Name);
                }
            }
            else if (current.Members.Where(m => m.Value == old.Value).Select(m => m.Name).FirstOrDefault() is { } other
                && locked.Members.All(m => m.Name != other))
            {
                yield return (
                    RuleIds.MeaningChange,
                    Invariant($"{old.Value} of {current.Name} was {old.Name} and is {other}. {ComparedSchemas.IfBetterName}"),
                    other);
            }
            else
            {
                yield return (
                    RuleIds.Removal, Invariant($"{current.Name}.{old.Name} was removed; boards still send {old.Value}. Keep it."), null);
            }
        }

        foreach (var added in current.Members.Where(m => locked.Members.All(old => old.Name != m.Name && old.Value != m.Value)))
        {
            yield return (RuleIds.NotLocked, Invariant($"{current.Name}.{added.Name} is new."), added.Name);
        }
    }
}
