namespace TelemetryGen.Schema;

/// <summary>The rules of the lock, by what a change does.</summary>
public static class ChangeRules
{
    /// <summary>A locked field has another type, size, null value or place: its bytes would be read as something else.</summary>
    public const string Layout = "TLG0201";

    /// <summary>A locked field's bytes mean something else: step, offset, unit, resolution, a narrower range, a value of an enumeration.</summary>
    public const string Meaning = "TLG0202";

    /// <summary>A locked field, message or enumeration value is gone.</summary>
    public const string Removal = "TLG0203";

    /// <summary>A message id or a field name that was given up is used again.</summary>
    public const string Reuse = "TLG0204";

    /// <summary>A field was added without a version of its own.</summary>
    public const string Addition = "TLG0205";

    /// <summary>A change that every reader takes, but that the lock does not know yet.</summary>
    public const string NotLocked = "TLG0206";

    /// <summary>The lock is missing, cannot be read, or is newer than the code.</summary>
    public const string Lock = "TLG0207";
}
