namespace TelemetryGen.Schema;

/// <summary>
/// Types and namespaces of firmware: they share the scope of the namespace around them, and what stands in one around code is found before
/// what that code means by a using. The target's own files are in TelemetryGen.Device.
/// </summary>
internal static class FirmwareNamespaces
{
    private const string Own = "TelemetryGen.Device";

    private static readonly Dictionary<string, HashSet<string>> OwnOf = new()
    {
        [""] = ["TelemetryGen", "System", "nanoFramework"],
        ["TelemetryGen"] = ["Device"],
        [Own] = FirmwareLibrary.Types,
    };

    public static void Check(IReadOnlyList<FirmwareType> types, NamedLanguage language, List<NameClash> clashes)
    {
        var namespaces = GetNamespaces(types);
        foreach (var type in types)
        {
            var owned = FirmwareNames.Called.Contains(type.Name) ? "is a type that generated code calls"
                : OwnOf.TryGetValue(type.Namespace, out var own)
                    && own.Contains(
                        type.Name) ? $"is the target's own in {(type.Namespace.Length == 0 ? "the global namespace" : type.Namespace)}"
                : IsAroundOwn(type.Namespace)
                    && FirmwareLibrary.UsedTypes.Contains(type.Name) ? "the sender and the store would take for the framework's"
                : namespaces.TryGetValue(Join(type.Namespace, type.Name), out var inside) ? $"is the namespace of {inside}, too"
                : null;
            if (owned is not null)
            {
                clashes.Add(language.Clash(type.Owner, type.Name, owned, type.Owner.Kind == NameOwnerKind.Enumeration ? "" : "class"));
            }
        }

        foreach (var space in namespaces)
        {
            var (outer, name) = Split(space.Key);
            if (FirmwareNames.Called.Contains(name) || (IsAroundOwn(outer) && FirmwareLibrary.UsedTypes.Contains(name))
                || (outer == Own && FirmwareLibrary.Types.Contains(name)))
            {
                clashes.Add(language.Clash(
                    space.Value,
                    $"is in the namespace {space.Key}, which {language.Name} would take for the type {name} that code of the "
                        + "target calls"));
            }
        }
    }

    // Each namespace and all around it, with the first type inside.
    private static Dictionary<string, NameOwner> GetNamespaces(IEnumerable<FirmwareType> types)
    {
        var found = new Dictionary<string, NameOwner>();
        foreach (var type in types)
        {
            for (var space = type.Namespace; space.Length > 0 && !found.ContainsKey(space); space = Split(space).Outer)
            {
                found.Add(space, type.Owner);
            }
        }

        return found;
    }

    private static bool IsAroundOwn(string space) => space is "" or "TelemetryGen" or Own;

    private static string Join(string outer, string name) => outer.Length == 0 ? name : $"{outer}.{name}";

    private static (string Outer, string Name) Split(string space) =>
        space.LastIndexOf('.') is > 0 and var dot ? (space.Substring(0, dot), space.Substring(dot + 1)) : ("", space);
}
