namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// The names of all types, which are one scope in SBE; names of generated classes and their files differ by more than by case.
/// </summary>
/// <param name="others">What generated code has beside the classes of types (<see cref="SbeGlobalNames"/>).</param>
internal sealed class SbeTypeNames(IEnumerable<string> others)
{
    private static readonly HashSet<string> Words =
        SbeGlobalNames.Set([.. Enum.GetValues<Schema.WireType>().Select(Schema.WireTypes.SbeName), "char", .. SbeTypeWords.All]);

    private readonly Dictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _taken = SbeGlobalNames.Set(others);

    /// <summary>True when the name was free, null when the same type has it, false when another has.</summary>
    public bool? Take(string name, SbeElement element)
    {
        var text = element.ToText();
        if (_types.TryGetValue(name, out var other))
        {
            return other == text ? null : false;
        }

        var classes = (GetClass(element) is { } what ? SbeGlobalNames.Get(name, what) : [$"cs:{name}"]).ToList();
        if (Words.Contains(name) || (GetClass(element) is { } its && SbeTypeWords.IsTaken(name, its)) || classes.Any(_taken.Contains))
        {
            return false;
        }

        _types.Add(name, text);
        _taken.UnionWith(classes);
        return true;
    }

    /// <summary>What generated code makes of a type; null for one that is a number or an array there.</summary>
    public static SbeClass? GetClass(SbeElement type) => type.Name switch
    {
        "composite" => SbeClass.Composite,
        "enum" => SbeClass.Enum,
        "set" => SbeClass.Set,
        _ => null,
    };
}
