using System.Globalization;

namespace TelemetryGen.Schema;

/// <summary>What a comparison of messages has to know of their schemas.</summary>
/// <param name="locked">The schema that was locked.</param>
/// <param name="enums">The enumerations of the schema as it is.</param>
internal sealed class ComparedSchemas(SchemaSpec locked, IEnumerable<EnumSpec> enums)
{
    /// <summary>
    /// What to do about another name for the same thing. All readers of this have a project: no build takes a break, so locking is one step
    /// with it, and the command's <c>--accept-breaks</c> has no assembly to work from.
    /// </summary>
    public const string IfBetterName =
        "If that is only a better name, lock it with dotnet build -t:TelemetryGenLock -p:TelemetryGenAcceptBreaks=true.";

    private readonly EnumSpec[] _enums = enums.ToArray();

    /// <summary>The version that was locked: what boards in the field know at most.</summary>
    public int LockedVersion => locked.Version;

    /// <summary>The version that a field added now belongs to.</summary>
    public int NextVersion => locked.Version + 1;

    /// <summary>Which boards a break hits: "boards of version 1", "boards of versions 1 and 2", "boards of versions 1 to 3".</summary>
    public string Boards => locked.Version == 1
        ? "boards of version 1"
        : string.Format(CultureInfo.InvariantCulture, "boards of versions 1 {0} {1}", locked.Version == 2 ? "and" : "to", locked.Version);

    /// <summary>The enumeration of a field then and now; null when it has none.</summary>
    public (EnumSpec Locked, EnumSpec Current)? GetEnums(FieldSpec lockedField, FieldSpec field) =>
        locked.Enums.FirstOrDefault(e => e.Name == lockedField.Enumeration) is { } then
            && _enums.FirstOrDefault(e => e.Name == field.Enumeration) is { } now
            ? (then, now)
            : null;
}
