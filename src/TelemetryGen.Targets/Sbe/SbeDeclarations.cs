namespace TelemetryGen.Targets.Sbe;

/// <summary>Types of one sort, in the order in which they were declared.</summary>
internal sealed class SbeDeclarations(SbeTypeNames names)
{
    private readonly List<SbeElement> _elements = [];

    public IReadOnlyList<SbeElement> Elements => _elements;

    /// <summary>
    /// The name of the type that <paramref name="make"/> makes: <paramref name="name"/>, or that with a number when another type has it, and cut where SBE allows
    /// no more letters.
    /// </summary>
    public string Add(string name, Func<string, SbeElement> make)
    {
        for (var number = 1; ; number++)
        {
            var behind = number == 1 ? "" : FormattableString.Invariant($"_{number}");
            var candidate = name[..Math.Min(name.Length, SbeNames.MaxLength - behind.Length)] + behind;
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

/// <summary>The names of all types, which are one scope in SBE; names of generated classes and their files differ by more than by case.</summary>
/// <param name="taken">Names that are none of a type.</param>
/// <param name="modules">Modules of Rust that are none of a type.</param>
internal sealed class SbeTypeNames(IEnumerable<string> taken, IEnumerable<string> modules)
{
    private readonly HashSet<string> _modules = [.. modules];

    private readonly Dictionary<string, string> _types = taken.Distinct(StringComparer.OrdinalIgnoreCase).ToDictionary(n => n, _ => "", StringComparer.OrdinalIgnoreCase);

    private const string Init = "Init";

    /// <summary>True when the name was free, null when the same type has it, false when another has.</summary>
    public bool? Take(string name, SbeElement element)
    {
        // Go makes a function XInit of a type X.
        var text = element.ToText();
        if (_types.TryGetValue(name, out var other))
        {
            return other == text ? null : false;
        }

        if (_types.ContainsKey(name + Init) || (name.EndsWith(Init, StringComparison.OrdinalIgnoreCase) && _types.ContainsKey(name[..^Init.Length])))
        {
            return false;
        }

        if (ModuleOf(name, element) is { } module && !_modules.Add(module))
        {
            return false;
        }

        _types.Add(name, text);
        return true;
    }

    // In Rust Device_Batch and DeviceBatch are one module; a number has none.
    private static string? ModuleOf(string name, SbeElement element) => element.Name switch
    {
        "composite" => SbeDerivedNames.Module(name),
        "type" => null,
        _ => SbeDerivedNames.Snake(name),
    };
}
