namespace TelemetryGen.Targets.Sbe;

/// <summary>Gives names in one class of generated code: each as it is, or with a _ behind it where the name is taken.</summary>
/// <param name="scope">What the class is.</param>
/// <param name="className">Its name, which no member of it can have in C#; null for those that C# makes enumerations of.</param>
internal sealed class SbeFreeNames(SbeScope scope, string? className = null)
{
    private readonly HashSet<string> _taken = [.. SbeOwnMembers.Of(scope), .. className is null ? [] : new[] { SbeDerivedNames.Property(className) }];

    /// <summary>The name, with as many _ behind it as make all that generated code derives from it free.</summary>
    /// <param name="name">The name in C#.</param>
    /// <param name="form">What generated code makes of it.</param>
    public string Free(string name, SbeForm form)
    {
        var free = SbeNames.Free(name, n => SbeKeywords.IsTaken(n, scope, form) || Members(n, form).Any(_taken.Contains));
        _taken.UnionWith(Members(free, form));
        return free;
    }

    // Members of an enumeration are constants by their own names.
    private IEnumerable<string> Members(string name, SbeForm form) => scope == SbeScope.Enum ? [name] : SbeDerivedNames.Of(name, form);
}
