namespace TelemetryGen.Targets.Sbe;

/// <summary>Gives names in one class of generated code: each as it is, or with a _ behind it where the name is taken.</summary>
internal sealed class SbeFreeNames(SbeScope scope)
{
    private readonly HashSet<string> _taken = [.. SbeOwnMembers.Of(scope)];

    /// <summary>The name, with as many _ behind it as make all that generated code derives from it free.</summary>
    /// <param name="name">The name in C#.</param>
    /// <param name="form">What generated code makes of it.</param>
    public string Free(string name, SbeForm form)
    {
        while (SbeKeywords.IsTaken(name, scope, form) || Members(name, form).Any(_taken.Contains))
        {
            name += "_";
        }

        _taken.UnionWith(Members(name, form));
        return name;
    }

    // Members of an enumeration are constants by their own names.
    private IEnumerable<string> Members(string name, SbeForm form) => scope == SbeScope.Enum ? [name] : SbeDerivedNames.Of(name, form);
}
