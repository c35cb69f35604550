namespace TelemetryGen.Targets.Sbe;

/// <summary>Gives names in one class of generated code: each as it is, or with a trailing _ where the name is taken.</summary>
/// <param name="scope">What the class is.</param>
/// <param name="className">Its name, which no member of it can have in C#, and in C++ none of an enumeration; null for a set.</param>
internal sealed class SbeFreeNames(SbeScope scope, string? className = null)
{
    private readonly HashSet<string> _taken = [
        .. SbeOwnMembers.Get(scope), .. className is null ? [] : new[] { ForClass(scope, className) }];

    /// <summary>The name, with as many trailing _ as make all that generated code derives from it free.</summary>
    /// <param name="name">The name in C#.</param>
    /// <param name="form">What generated code makes of it.</param>
    /// <param name="isTaken">What else the name cannot be.</param>
    public string Free(string name, SbeForm form, Func<string, bool>? isTaken = null)
    {
        var free = SbeNames.Free(
            name, n => SbeKeywords.IsTaken(n, scope, form) || Members(n, form).Any(_taken.Contains) || isTaken?.Invoke(n) is true);
        _taken.UnionWith(Members(free, form));
        return free;
    }

    // Members of an enumeration are constants by their own names; in Go they begin with a capital.
    private IEnumerable<string> Members(string name, SbeForm form) =>
        scope == SbeScope.Enum ? [name, $"go:{SbeDerivedNames.Class(name)}"] : SbeDerivedNames.Get(name, form);

    private static string ForClass(SbeScope scope, string className) =>
        scope == SbeScope.Enum ? SbeDerivedNames.Class(className) : SbeDerivedNames.Property(className);
}
