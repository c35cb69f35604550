namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>A type in a signature.</summary>
/// <param name="Name">As the listing writes it: <c>System.Byte[]</c>, <c>System.Int32&amp;</c>; <c>X modreq(Y)</c> for a required
/// modifier.</param>
/// <param name="IsStruct">A value type that is copied as a whole: no number, no enumeration, none of the two that the interpreter holds in
/// one slot.</param>
/// <param name="IsGeneric">Whether type parameters or arguments are in it.</param>
public sealed record TypeShape(string Name, bool IsStruct = false, bool IsGeneric = false)
{
    /// <summary>Whether an array of two dimensions or more is in it.</summary>
    public bool HasMatrix => Name.Contains("[,", StringComparison.Ordinal);

    /// <summary>Whether a required modifier is in it.</summary>
    public bool IsModified => Name.Contains(" modreq(", StringComparison.Ordinal);

    /// <summary>Whether it is a local that <c>fixed</c> made.</summary>
    public bool IsPinned => Name.EndsWith(" pinned", StringComparison.Ordinal);

    public override string ToString() => Name;
}
