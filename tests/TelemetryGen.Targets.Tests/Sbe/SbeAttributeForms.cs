using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// What an attribute's text may be: the types that the XSD of SBE 1.0 gives it, narrowed to what a reader takes that parses it, such as
/// digits alone for a whole number. The values of a type (bounds, null, constants) are looked at by <see cref="SbeValueForms"/>.
/// </summary>
internal static partial class SbeAttributeForms
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["byteOrder"] = ["littleEndian", "bigEndian"],
        ["presence"] = ["required", "optional", "constant"],
        ["timeUnit"] = ["second", "millisecond", "microsecond", "nanosecond"],
        ["characterEncoding"] = ["UTF-8", "US-ASCII"],
        ["primitiveType"] = ["char", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double"],
    };

    private static readonly string[] Names = ["name", "type", "headerType", "dimensionType", "encodingType"];
    private static readonly string[] Shorts = ["id"];
    private static readonly string[] Wholes = ["version", "sinceVersion", "deprecated", "offset", "length", "blockLength"];
    private static readonly string[] Texts = ["package", "description", "semanticVersion", "epoch", "nullValue", "minValue", "maxValue"];

    /// <summary>What is wrong with an attribute of the element; null for each that is right.</summary>
    public static IEnumerable<string> Broken(XElement element) =>
        element.Attributes().Where(a => !a.IsNamespaceDeclaration && !IsGood(a.Name.LocalName, a.Value))
            .Select(a => $"has {a.Name.LocalName} '{a.Value}', which is none");

    private static bool IsGood(string name, string value) =>
        Words.TryGetValue(name, out var words) ? words.Contains(value)
        : Names.Contains(name) ? SymbolicName().IsMatch(value)
        : Shorts.Contains(name) ? Whole().IsMatch(value) && int.Parse(value, null) <= ushort.MaxValue
        : Wholes.Contains(name) ? Whole().IsMatch(value) && long.Parse(value, null) <= int.MaxValue
        : name == "semanticType" ? Token().IsMatch(value)
        : Texts.Contains(name);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,63}\z")]
    private static partial Regex SymbolicName();

    // At most nine digits or ten: long.Parse takes them all.
    [GeneratedRegex(@"^(0|[1-9][0-9]{0,9})\z")]
    private static partial Regex Whole();

    [GeneratedRegex(@"^\S+( \S+)*\z")]
    private static partial Regex Token();
}
