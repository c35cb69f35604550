namespace TelemetryGen.Schema;

/// <summary>Which enumerations are types with names of their own in SBE.</summary>
public static class SbeEnumForms
{
    /// <summary>
    /// SBE has no enum or set without members. And the code that the reference implementation generates for an enum of uint32 or of 64 bits
    /// does not compile; as numbers they are read everywhere.
    /// </summary>
    public static bool IsNumber(EnumSpec enumeration) => enumeration.IsFlags
        ? !enumeration.Members.Any(m => IsBit(enumeration.Wire.ToBits(m.Value)))
        : enumeration.Members.Count == 0 || (enumeration.Wire.Size() >= 4 && enumeration.Wire != WireType.Int32);

    /// <summary>One bit, and so a choice of a set.</summary>
    public static bool IsBit(ulong bits) => bits != 0 && (bits & (bits - 1)) == 0;
}
