using System.Text;

namespace TelemetryGen.Schema;

/// <summary>
/// What protoc makes of Protobuf's names for C# and Java beside what it is asked for: it takes the file, and the code that it writes does
/// not compile. What it evades by itself (a field <c>parser</c> is <c>Parser_</c>) is not here.
/// </summary>
internal static class ProtoClasses
{
    /// <summary>What every class of a message has in C#. A class may not have a member of its own name.</summary>
    private static readonly HashSet<string> Members =
        ["CalculateSize", "Clone", "Descriptor", "Equals", "GetHashCode", "MergeFrom", "OnConstruction", "Parser", "ToString", "WriteTo"];

    /// <param name="schema">The schema.</param>
    /// <param name="types">What the file calls a message or an enum.</param>
    /// <param name="language">Protobuf.</param>
    /// <param name="clashes">Takes what cannot be.</param>
    public static void Check(SchemaSpec schema, IReadOnlyList<ProtoType> types, NamedLanguage language, List<NameClash> clashes)
    {
        var file = GetPascal(ProtoNames.GetFile(schema));
        var names = new HashSet<string>(types.Select(t => t.Name));
        foreach (var (name, owner, isMessage) in types)
        {
            var reason = name == file + "Reflection" ? "protoc's C# has for the file itself"
                : isMessage && Members.Contains(name) ? "every class of a message has a member of in protoc's C#"
                : name == file + "OuterClass" && names.Contains(file) ? "protoc's Java has for the file itself"
                : GetBuilderName(name) is { } message
                    && types.Any(t => t.IsMessage && t.Name == message) ? $"protoc's Java has for the interface of {message}"
                : null;
            if (reason is not null)
            {
                clashes.Add(language.Clash(owner, name, reason, isMessage ? "message" : ""));
            }
        }
    }

    /// <summary>The fields of a message: properties of a class in C#, each with a constant for its number.</summary>
    public static void CheckFields(MessageSpec message, NamedLanguage language, List<NameClash> clashes)
    {
        var properties = new Dictionary<string, FieldSpec>();
        foreach (var field in message.LiveFields.Where(f => ProtoNames.IsName(f.Name)))
        {
            var name = GetPascal(ProtoNames.Get(field));
            if (!properties.TryGetValue(name, out var other))
            {
                properties.Add(name, field);
            }
            else if (ProtoNames.InJson(ProtoNames.Get(other)) != ProtoNames.InJson(ProtoNames.Get(field)))
            {
                clashes.Add(language.Clash(
                    NameOwner.Create(message, field), ProtoNames.Get(field), $"protoc's C# calls {name}, as {other.Name}"));
            }
        }

        foreach (var property in properties)
        {
            if (property.Key.EndsWith(Number, StringComparison.Ordinal)
                && properties.TryGetValue(property.Key.Substring(0, property.Key.Length - Number.Length), out var numbered))
            {
                clashes.Add(language.Clash(NameOwner.Create(message, property.Value), ProtoNames.Get(property.Value),
                    $"protoc's C# calls {property.Key}, as the number of {numbered.Name}"));
            }
        }
    }

    private const string Number = "FieldNumber";

    private static string? GetBuilderName(string name) =>
        name.EndsWith("OrBuilder", StringComparison.Ordinal) ? name.Substring(0, name.Length - "OrBuilder".Length) : null;

    // As protoc: a letter after a digit is a capital as well.
    private static string GetPascal(string name)
    {
        var text = new StringBuilder();
        var starts = true;
        foreach (var c in name)
        {
            if (c is >= '0' and <= '9' or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'))
            {
                text.Append(starts ? char.ToUpperInvariant(c) : c);
            }

            starts = c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z'));
        }

        return text.ToString();
    }
}

/// <summary>A type of the file.</summary>
internal sealed record ProtoType(string Name, NameOwner Owner, bool IsMessage);
