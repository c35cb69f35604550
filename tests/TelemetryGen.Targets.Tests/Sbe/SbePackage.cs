namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// What the reference implementation (1.40.1) writes in one language for messages and types as a whole, where <c>*</c> is a name of the
/// XML.
/// </summary>
/// <param name="Name">The language.</param>
/// <param name="Class">A name of the XML as a class or module.</param>
/// <param name="Given">What the package has besides, or cannot have: files, classes that generated code uses, words.</param>
/// <param name="Classes">By <c>message</c>, <c>composite</c>, <c>enum</c> and <c>set</c>: what it declares in the package. Java's, C++'s
/// and C#'s are files.</param>
/// <param name="List">The classes in that of a message that it makes of a list.</param>
/// <param name="ListInPackage">What it declares in the package for a list; <c>@</c> is the message.</param>
/// <param name="Enum">What an enumeration has besides its values; <c>*</c> is its name.</param>
/// <param name="HasCase">Names that differ by case alone are two.</param>
internal sealed record SbePackage(
    string Name, Func<string, string> Class, string Given, IReadOnlyDictionary<string, string> Classes, string List, string ListInPackage,
    string Enum, bool HasCase)
{
    private static readonly Func<string, string> Capital = name => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>All five.</summary>
    public static IReadOnlyList<SbePackage> All { get; } =
    [
        new(
            "Java",
            Capital,
            """
            BLOCK_LENGTH BYTE_ORDER CharSequence DirectBuffer HEADER_SIZE IllegalArgumentException IllegalStateException IndexOutOfBoundsException Iterable Math MetaAttribute
            MutableDirectBuffer Object Override SCHEMA_ID SCHEMA_VERSION SEMANTIC_VERSION String StringBuilder SuppressWarnings TEMPLATE_ID UnsupportedOperationException
            """,
            Kinds("*Decoder *Encoder", "*Decoder *Encoder", "*", "*Decoder *Encoder"),
            "*Decoder *Encoder",
            "",
            "NULL_VAL SBE_UNKNOWN value",
            HasCase: false),
        new("C++", Capital, "DOMAIN EOF NAN NULL OVERFLOW SBE_CONSTEXPR SBE_NULLVALUE_INT8 UNDERFLOW", Kinds("*", "*", "*", "*"), "*", "",
            "* NULL_VALUE SBE_UNKNOWN Value get c_str", HasCase: false),
        new("C#", Capital, "MetaAttribute", Kinds("*", "*", "*", "* *Ext"), "*Group", "", "NULL_VALUE value__", HasCase: false),
        new(
            "Go",
            Capital,
            "SbeGoMarshaller NewSbeGoMarshaller SbeGoMessageHeader SbeMarshalling",
            Kinds("* *Init", "* *Init", "* *Enum *Values", "* *Choice *ChoiceValue *ChoiceValues"),
            "",
            "@* @*Init",
            "NullValue",
            HasCase: true),
        new(
            "Rust",
            SbeRustNames.Snake,
            """
            abstract as async await become box break const continue core crate decoder do dyn else encoder enum extern false final fn for gen if impl in let lib loop macro match mod
            move mut override priv pub ref return self static std struct super trait true try type typeof unsafe unsized use virtual where while yield
            """,
            Kinds("*Codec", "*Codec", "*", "*"),
            "",
            "",
            "NullVal Self",
            HasCase: true),
    ];

    /// <summary>How names of it are compared.</summary>
    public StringComparer Comparer => HasCase ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;

    /// <summary>What it makes of one name of the XML.</summary>
    /// <param name="patterns">Some patterns, parted by spaces.</param>
    /// <param name="name">The name.</param>
    /// <param name="message">The message of a list.</param>
    public IEnumerable<string> Made(
        string patterns, string name, string message = "") => patterns.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Contains('*')
            ? Class(p.Replace("@", message, StringComparison.Ordinal)
                .Replace("*", p[0] == '@' ? Capital(name) : name, StringComparison.Ordinal))
            : p);

    private static Dictionary<string, string> Kinds(string message, string composite, string enumeration, string set) =>
        new() { ["message"] = message, ["composite"] = composite, ["enum"] = enumeration, ["set"] = set };
}
