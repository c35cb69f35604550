using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// What generated code makes of a member: each form has methods and constants of its own, whose names are made from the member's.
/// </summary>
internal enum SbeForm
{
    /// <summary>One number.</summary>
    Number,

    /// <summary>One number, which may be null.</summary>
    OptionalNumber,

    /// <summary>So many numbers, letters or bytes in the block.</summary>
    Array,

    /// <summary>A text of one letter, of which 0 is null.</summary>
    Letter,

    /// <summary>A value of an enumeration.</summary>
    Choice,

    /// <summary>A value of an enumeration, which may be null.</summary>
    OptionalChoice,

    /// <summary>A set of bits.</summary>
    Set,

    /// <summary>A record in the block, or a decimal.</summary>
    Composite,

    /// <summary>A list.</summary>
    Group,

    /// <summary>Text or bytes after the block.</summary>
    Data,

    /// <summary>A bit of a set, or a member of an enumeration: a constant, and a method at most.</summary>
    Constant,
}

/// <summary>The form of each kind of field.</summary>
internal static class SbeForms
{
    public static SbeForm Get(FieldSpec field) => field switch
    {
        { IsGroup: true } => SbeForm.Group,
        { IsVariable: true } => SbeForm.Data,
        { IsBit: true } => SbeForm.Constant,
        _ when SbeSimpleTypes.IsLetter(field) => SbeForm.Letter,
        { IsByteArray: true } or { IsArray: true } => SbeForm.Array,
        { Kind: FieldKind.Enumeration or FieldKind.Boolean } => field.Optional ? SbeForm.OptionalChoice : SbeForm.Choice,
        { Kind: FieldKind.Flags } => SbeForm.Set,
        { Kind: FieldKind.Record } => SbeForm.Composite,
        _ when SbeTypes.IsDecimal(field) => SbeForm.Composite,
        _ => field.Optional ? SbeForm.OptionalNumber : SbeForm.Number,
    };
}
