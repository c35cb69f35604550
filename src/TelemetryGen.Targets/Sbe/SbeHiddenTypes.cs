using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// Enumerations whose name a message has for a member of another type: C# takes the member where a field that was added says what it is on
/// older messages (<c>Mode.NULL_VALUE</c>). Of the two the one that came later is called otherwise: the member, or the field's type.
/// Members of all messages were there first.
/// </summary>
internal static class SbeHiddenTypes
{
    /// <summary>The type of a <c>bool?</c>.</summary>
    public const string OptionalBoolean = "OptionalBoolean";

    /// <summary>Whether a member of that name would hide the enumeration of a field that was there.</summary>
    /// <param name="message">The message of both.</param>
    /// <param name="since">The version of the member.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="type">The enumeration of the member; null when it has another type.</param>
    public static bool WouldHide(MessageSpec message, int since, string name, string? type) =>
        message.Fields.Any(f => f.Since > 1 && f.Since < since && GetTypeName(f) is { } used && used != type && IsOne(used, name));

    /// <summary>Whether a member that was there, or came with the field, hides the enumeration of the field.</summary>
    /// <param name="message">The message of both.</param>
    /// <param name="field">The field.</param>
    /// <param name="type">The name of its type.</param>
    public static bool IsHidden(MessageSpec message, FieldSpec field, string type) => field.Since > 1
        && (SbeTypeWords.IsMember(type) || message.Fields.Any(
            f => f.Since <= field.Since && !f.IsBit && GetTypeName(f) != GetTypeName(field) && IsOne(type, f.Name))
            || WireLayout.From(message).Block.OfType<BitSetSlot>()
                .Any(s => s.Since <= field.Since && IsOne(type, SbeNames.GetSet(message, s))));

    /// <summary>The enumeration of a field; null when it has another type.</summary>
    public static string? GetTypeName(FieldSpec field) => field switch
    {
        { IsGroup: true } => null,
        { Kind: FieldKind.Enumeration } => field.Enumeration,
        { Kind: FieldKind.Boolean, Optional: true } => OptionalBoolean,
        _ => null,
    };

    private static bool IsOne(string type, string member) => SbeDerivedNames.Property(type) == SbeDerivedNames.Property(member);
}
