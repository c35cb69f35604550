using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// Names that SBE allows and that the reference implementation (1.40.1) cannot use, because they are words of a language that it writes.
/// </summary>
internal static class SbeKeywords
{
    /// <summary>What its parser warns of, written so: words of C++, Java, Go and C#.</summary>
    public static readonly IReadOnlySet<string> All = CSharpNames.Words.Concat(SbeWords.Split("""
        _ alignas alignof and and_eq append asm assert atomic_cancel atomic_commit atomic_noexcept auto bitand bitor boolean cap chan char16_t
        char32_t char8_t close co_await co_return co_yield compl complex complex128 complex64 concept const_cast consteval constexpr constinit
        contract_assert copy decltype defer delete dynamic_cast error export extends fallthrough final float32 float64 friend func go imag
        implements import inline instanceof int16 int32 int64 int8 iota len make map mutable native nil noexcept not not_eq nullptr or or_eq package
        panic print println range real recover reflexpr register reinterpret_cast requires rune select signed static_assert static_cast strictfp
        String super synchronized template thread_local throws transient type typedef typeid typename uint16 uint32 uint64 uint8 uintptr union
        unsigned var wchar_t xor xor_eq
        """)).ToHashSet();

    // A member begins with a small letter in Java and C++: Switch is switch.
    private static readonly HashSet<string> OfProperties = SbeWords.Split("""
        abstract alignof and and_eq asm assert auto bitand bitor bool boolean break byte case catch char char16_t char32_t char8_t class co_await co_return
        co_yield compl concept const const_cast consteval constexpr constinit continue decltype default delete do double dynamic_cast else enum explicit export
        extends extern false final finally float for friend goto if implements import inline instanceof int interface long mutable namespace native new noexcept
        not not_eq null nullptr operator or or_eq override package private protected public register reinterpret_cast requires return short signed sizeof static
        static_assert static_cast strictfp struct super switch synchronized template this thread_local throw throws transient true try typedef typeid typename
        union unsigned using virtual void volatile wchar_t while xor xor_eq
        """);

    // Macros in small letters of the headers that C++ includes; linux and unix are some of GCC's own.
    private static readonly HashSet<string> Macros = SbeWords.Split("alloca assert errno linux offsetof unix");

    // Rust writes these as they are; other words of its own it writes as r#fn, but for texts and bits, of whose names they are a part.
    private static readonly HashSet<string> OfRust = SbeWords.Split("await crate dyn self try gen");
    private static readonly HashSet<string> OfRustTexts = SbeWords.Split("""
        abstract as async become box break const continue do else enum extern false final fn for if impl in let loop macro match mod move mut override priv pub
        ref return static struct super trait true type typeof unsafe unsized use virtual where while yield
        """);

    // A list is a local variable too: that of C# begins with a small letter, and Java's count says how many entries it has.
    private static readonly HashSet<string> OfLists = [.. CSharpNames.Words, "count"];

    /// <summary>Whether the name is a word where the member needs one of its own.</summary>
    public static bool IsTaken(string name, SbeScope scope, SbeForm form)
    {
        if (All.Contains(name))
        {
            return true;
        }

        if (scope == SbeScope.Enum)
        {
            return name is "Self" or "Err" || SbeMacros.Contains(name);
        }

        var (property, snake) = (SbeDerivedNames.Property(name), SbeDerivedNames.Snake(name)["r#".Length..]);
        return OfProperties.Contains(property) || Macros.Contains(property) || OfRust.Contains(snake)
            || ((form == SbeForm.Data || scope == SbeScope.Set) && OfRustTexts.Contains(snake))
            || (form == SbeForm.Group && (OfLists.Contains(property) || SbeMacros.Contains(name)));
    }
}
