using System.Text.RegularExpressions;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>Names in the messageSchema. SBE 1.0, "symbolicName": a letter or _, then letters, digits and _; at most 64.</summary>
internal static partial class SbeNames
{
    /// <summary>The name, if SBE allows it.</summary>
    /// <exception cref="TargetException">It does not.</exception>
    public static string Get(MessageSpec message, FieldSpec? field) => Checked(message, field, field?.Name ?? message.Name);

    /// <summary>That name, if SBE allows it.</summary>
    /// <exception cref="TargetException">It does not.</exception>
    public static string Checked(MessageSpec message, FieldSpec? field, string name) => Symbolic().IsMatch(name)
        ? name
        : throw new TargetException(message.Name, field?.Name, $"SBE has no name '{name}': letters A to Z, digits and _, at most 64.");

    /// <summary>The name of an enumeration or of one of its members.</summary>
    /// <exception cref="TargetException">SBE does not allow it.</exception>
    public static string Get(EnumSpec enumeration, string name) => Symbolic().IsMatch(name)
        ? name
        : throw new TargetException($"enum {enumeration.Name}: SBE has no name '{name}': letters A to Z, digits and _, at most 64.");

    /// <summary>The type of one field alone.</summary>
    public static string GetTypeName(MessageSpec message, FieldSpec field) => $"{Get(message, null)}_{Get(message, field)}";

    /// <summary>
    /// The field that holds a message's booleans; <c>Booleans</c>, then <c>Booleans2</c>, with a trailing _ when a field of then is called
    /// so.
    /// </summary>
    public static string GetSet(MessageSpec message, BitSetSlot set)
    {
        var name = set.Index == 0 ? "Booleans" : $"Booleans{set.Index + 1}";
        return Free(name, n => message.Fields.Any(f => f.Name == n && f.Since <= set.Since));
    }

    /// <summary>The name with so many trailing _; one too long for them loses as many letters before.</summary>
    public static string Underlined(string name, int count) => Cut(name, MaxLength - count) + new string('_', count);

    /// <summary>The first so many letters of the name.</summary>
    public static string Cut(string name, int length = MaxLength) => name[..Math.Min(name.Length, length)];

    /// <summary>The first of a name, that with one trailing _, with two, that is not taken.</summary>
    public static string Free(string name, Func<string, bool> isTaken) =>
        Enumerable.Range(0, MaxLength).Select(count => Underlined(name, count)).First(n => !isTaken(n));

    /// <summary>Whether SBE allows the name.</summary>
    public static bool IsSymbolic(string name) => Symbolic().IsMatch(name);

    /// <summary>The letters of a name, at most.</summary>
    public const int MaxLength = 64;

    /// <summary>The type of the header, a name that tools take for granted.</summary>
    public const string Header = "messageHeader";

    /// <summary>The field of a group's entries that is a number of a bounded array.</summary>
    public const string GetNumber = "Value";

    /// <summary>What carries an enumeration: SBE knows unsigned primitives, and any type that has a name.</summary>
    public static string GetEncoding(WireType wire) => $"enum_{wire.SbeName()}";

    /// <summary>An integer type that uses all its values, the one included that SBE keeps for null.</summary>
    public static string GetAllValues(WireType wire) => $"all_{wire.SbeName()}";

    /// <summary>Text of at most so many bytes.</summary>
    public static string GetText(int maxBytes) => $"text_{maxBytes}";

    /// <summary>At most so many bytes.</summary>
    public static string GetBytes(int maxBytes) => $"bytes_{maxBytes}";

    /// <summary>Text in exactly so many bytes.</summary>
    public static string GetFixedText(int length) => $"fixedText_{length}";

    /// <summary>Exactly so many bytes.</summary>
    public static string GetFixedBytes(int length) => $"fixedBytes_{length}";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,63}$")]
    private static partial Regex Symbolic();
}
