using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// What the reference implementation (1.40.1) names the classes, files and modules of a schema in five languages: in each scope no two may
/// be one, and none a word or a name that is there already. Go leaves out files that it takes for tests or for another system.
/// </summary>
internal static partial class SbeGeneratedClasses
{
    public static IEnumerable<string> Broken(SbeXml xml)
    {
        var types = xml.Root.Elements("types").Elements().Where(t => t.Name.LocalName != "type").ToList();
        var declared = xml.Messages.Concat(types).ToList();
        return SbePackage.All.SelectMany(p => OfPackage(p, xml, declared).Concat(xml.Messages.SelectMany(m => OfMessage(p, xml, m)))
            .Concat(types.SelectMany(t => OfEnum(p, t))))
            .Concat(declared.Select(SbeXml.Name).Where(n => LeftOut().IsMatch(n)).Select(n => $"{n}.go is no file of all builds"))
            .Concat(xml.Messages.SelectMany(m => Hidden(xml, m)));
    }

    private static IEnumerable<string> OfPackage(SbePackage package, SbeXml xml, IEnumerable<XElement> declared) => Twice(
        $"the package of {package.Name}",
        declared.SelectMany(d => package.Made(package.Classes[d.Name.LocalName], SbeXml.Name(d)))
            .Concat(xml.Messages.SelectMany(
                m => m.Elements("group").SelectMany(g => package.Made(package.ListInPackage, SbeXml.Name(g), SbeXml.Name(m)))))
            .Concat(package.Given.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        package.Comparer);

    // Classes of lists are in that of their message, where they hide types that its members have.
    private static IEnumerable<string> OfMessage(SbePackage package, SbeXml xml, XElement message)
    {
        var used = message.Descendants().Where(e => e.Name.LocalName is "field" or "data").Select(xml.Encoding)
            .Where(t => t.Name.LocalName != "type").DistinctBy(SbeXml.Name);
        return package.List.Length == 0
            ? []
            : Twice(
                $"the class {SbeXml.Name(message)} of {package.Name}",
                used.Append(message).SelectMany(t => package.Made(package.Classes[t.Name.LocalName], SbeXml.Name(t)))
                    .Concat(message.Elements("group").SelectMany(g => package.Made(package.List, SbeXml.Name(g)))),
                package.Comparer);
    }

    // Go makes fields of values, which begin with a capital.
    private static IEnumerable<string> OfEnum(SbePackage package, XElement type) => type.Name.LocalName != "enum" ? [] : Twice(
        $"the values of {SbeXml.Name(type)} in {package.Name}",
        type.Elements().Select(SbeXml.Name).Select(n => package.Name == "Go" ? package.Class(n) : n)
            .Concat(package.Enum.Split(' ').SelectMany(p => package.Made(p, SbeXml.Name(type)))),
        StringComparer.Ordinal);

    // C# takes a member for the class of that name where it says what an added enumeration is on older messages; C++ takes no member that
    // is called as a class.
    private static IEnumerable<string> Hidden(SbeXml xml, XElement message)
    {
        var own = SbeLanguage.All.Single(l => l.Name == "C#").Own["message"].Split(' ');
        var fields = message.Elements("field").ToList();
        var added = fields.Where(f => xml.Encoding(f).Name.LocalName == "enum" && f.Attribute("sinceVersion") is not null)
            .Select(f => SbeXml.Name(xml.Encoding(f))).Distinct().ToList();
        return added.Where(
            e => own.Contains(Capital(e)) || fields.Any(f => Capital(SbeXml.Name(f)) == Capital(e) && SbeXml.Name(xml.Encoding(f)) != e))
            .Select(e => $"{e} is hidden in {SbeXml.Name(message)} of C#")
            .Concat(fields.Where(f => SbeXml.Name(f)[0] == '_' && fields.Any(o => SbeXml.Name(xml.Encoding(o)) == SbeXml.Name(f)))
                .Select(f => $"{SbeXml.Name(f)} is a class and a member in C++"));
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static IEnumerable<string> Twice(string where, IEnumerable<string> names, StringComparer comparer) =>
        names.GroupBy(n => n, comparer).Where(g => g.Count() > 1).Select(g => $"{g.Key} is twice in {where}");

    [GeneratedRegex(
        "^_|_(test|aix|android|darwin|dragonfly|freebsd|hurd|illumos|ios|js|linux|nacl|netbsd|openbsd|plan9|solaris|wasip1|windows|zos|386|amd64|arm|arm64|loong64|mips|mipsle|mips64|mips64le|ppc64|ppc64le|riscv64|s390x|sparc64|wasm)$")]
    private static partial Regex LeftOut();
}
