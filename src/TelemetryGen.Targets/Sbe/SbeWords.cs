namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// Names that SBE allows and that the reference implementation cannot use: its parser warns of words of the languages that it writes, and a name that
/// its Java has already does not compile.
/// </summary>
internal static class SbeWords
{
    // As version 1.40.1 has them: C++, Java, Go and C#.
    private static readonly HashSet<string> Keywords = Words("""
        _ abstract alignas alignof and and_eq append as asm assert atomic_cancel atomic_commit atomic_noexcept auto base bitand bitor bool boolean break byte
        cap case catch chan char char16_t char32_t char8_t checked class close co_await co_return co_yield compl complex complex128 complex64 concept const
        const_cast consteval constexpr constinit continue contract_assert copy decimal decltype default defer delegate delete do double dynamic_cast else
        enum error event explicit export extends extern fallthrough false final finally fixed float float32 float64 for foreach friend func go goto if imag
        implements implicit import in inline instanceof int int16 int32 int64 int8 interface internal iota is len lock long make map mutable namespace native
        new nil noexcept not not_eq null nullptr object operator or or_eq out override package panic params print println private protected public range
        readonly real recover ref reflexpr register reinterpret_cast requires return rune sbyte sealed select short signed sizeof stackalloc static
        static_assert static_cast strictfp String string struct super switch synchronized template this thread_local throw throws transient true try type
        typedef typeid typename typeof uint uint16 uint32 uint64 uint8 uintptr ulong unchecked union unsafe unsigned ushort using var virtual void volatile
        wchar_t while xor xor_eq
        """);

    private static readonly HashSet<string> JavaKeywords = Words("""
        abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements
        import instanceof int interface long native new package private protected public return short static strictfp super switch synchronized this throw
        throws transient try void volatile while null true false
        """);

    private static readonly HashSet<string> OfEveryClass = Words("clone finalize getClass hashCode notify notifyAll toString wait sbeSchemaId sbeSchemaVersion");
    private static readonly HashSet<string> OfMessages = Words(
        "actingBlockLength actingVersion buffer encodedLength limit messageHeader offset parentMessage sbeBlockLength sbeDecodedLength sbeRewind sbeSemanticType sbeSkip sbeTemplateId");

    private static readonly HashSet<string> OfEntries = Words(
        "actingBlockLength actingVersion count countMaxValue countMinValue hasNext iterator next remove sbeBlockLength sbeHeaderSize sbeSkip");

    private static readonly HashSet<string> OfComposites = Words("buffer encodedLength offset");
    private static readonly HashSet<string> OfSets = Words("buffer clear encodedLength getRaw isEmpty offset");

    /// <summary>Names of types that generated code has or uses, whatever the schema.</summary>
    public static IEnumerable<string> Types => Keywords.Concat(["MetaAttribute", "Object", "Override", "StringBuilder", "CharSequence"]);

    /// <summary>Whether generated code has no place for a member of that name.</summary>
    public static bool IsTaken(string name, SbeScope scope) => Keywords.Contains(name) || (scope == SbeScope.Enum
        ? name is "NULL_VAL" or "NULL_VALUE" or "SBE_UNKNOWN" or "Value"
        : Property(name) is var property && (JavaKeywords.Contains(property) || OfEveryClass.Contains(property) || Of(scope).Contains(property)));

    /// <summary>What Java calls a member of that name.</summary>
    public static string Property(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static HashSet<string> Of(SbeScope scope) => scope switch
    {
        SbeScope.Message => OfMessages,
        SbeScope.Entry => OfEntries,
        SbeScope.Composite => OfComposites,
        _ => OfSets,
    };

    private static HashSet<string> Words(string text) => [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>What has the names: generated code makes a class of each.</summary>
internal enum SbeScope
{
    Message,
    Entry,
    Composite,
    Set,
    Enum,
}
