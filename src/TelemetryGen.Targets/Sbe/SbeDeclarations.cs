namespace TelemetryGen.Targets.Sbe;

/// <summary>Types of one sort, in the order in which they were declared.</summary>
internal sealed class SbeDeclarations(SbeTypeNames names)
{
    private readonly List<SbeElement> _elements = [];

    public IReadOnlyList<SbeElement> Elements => _elements;

    /// <summary>
    /// The name of the type that <paramref name="make"/> makes: <paramref name="name"/>, or that with a number when another type has it,
    /// and cut where SBE allows no more letters.
    /// </summary>
    public string Add(string name, Func<string, SbeElement> make)
    {
        name = SbeGlobalNames.Stem(name);
        for (var number = 1; ; number++)
        {
            var after = number == 1 ? "" : FormattableString.Invariant($"_{number}");
            var candidate = SbeNames.Cut(name, SbeNames.MaxLength - after.Length) + after;
            var element = make(candidate);
            switch (names.Take(candidate, element))
            {
                case true:
                    _elements.Add(element);
                    return candidate;
                case null:
                    return candidate;
            }
        }
    }
}
