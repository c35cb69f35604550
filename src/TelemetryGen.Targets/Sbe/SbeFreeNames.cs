namespace TelemetryGen.Targets.Sbe;

/// <summary>Gives names in one class of generated code: each as it is, or with a _ behind it where the name is taken.</summary>
internal sealed class SbeFreeNames(SbeScope scope)
{
    private readonly HashSet<string> _taken = [];

    /// <param name="name">The name in C#.</param>
    /// <param name="suffixes">What generated code appends to the name for members of its own; "" for the name itself.</param>
    public string Free(string name, params IReadOnlyList<string> suffixes)
    {
        while (SbeWords.IsTaken(name, scope) || suffixes.Any(s => _taken.Contains(Member(name) + s)))
        {
            name += "_";
        }

        _taken.UnionWith(suffixes.Select(s => Member(name) + s));
        return name;
    }

    private string Member(string name) => scope == SbeScope.Enum ? name : SbeWords.Property(name);
}
