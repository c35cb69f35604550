using System.Xml.Linq;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// What the reference implementation (1.40.1) names the members of its classes in five languages: no two may be one, and none a word. It
/// refuses the words, and the rest would not compile. What it names the classes is in <see cref="SbeGeneratedClasses"/>.
/// </summary>
internal static class SbeGeneratedNames
{
    public static IEnumerable<string> Broken(SbeXml xml)
    {
        var types = xml.Root.Elements("types").Elements().Where(t => t.Name.LocalName != "type").ToList();
        return SbeGeneratedClasses.Broken(xml)
            .Concat(SbeLanguage.All.SelectMany(language => Holders(xml, types).SelectMany(h => Members(xml, language, h.Element, h.Kind))));
    }

    private static IEnumerable<(XElement Element, string Kind)> Holders(SbeXml xml, IEnumerable<XElement> types) =>
        xml.Messages.Select(m => (m, "message"))
            .Concat(xml.Messages.Elements("group").Select(g => (g, "group")))
            .Concat(types.Where(t => t.Name.LocalName is "composite" && !IsGiven(t)).Select(c => (c, "composite")))
            .Concat(types.Where(t => t.Name.LocalName is "set").Select(s => (s, "set")));

    // The names of these are SBE's own.
    private static bool IsGiven(XElement composite) =>
        SbeXml.Name(composite) is "messageHeader" or "groupSizeEncoding" || composite.Elements().Any(e => SbeXml.Name(e) == "varData");

    private static IEnumerable<string> Members(SbeXml xml, SbeLanguage language, XElement holder, string kind)
    {
        // A member with itself is no collision: a text is getName and, where Get is what makes it, getName again.
        var made = holder.Elements().SelectMany(e => language.MadeOf(FormOf(xml, e), SbeXml.Name(e)).Distinct());
        return Twice($"the members of {SbeXml.Name(holder)} in {language.Name}", made,
            Split(language.Own[kind]).Concat(Split(language.Words)).Concat(OfClass(language, holder, kind)).Distinct());
    }

    // C# has no member that is called as its class; a set is an enumeration there.
    private static IEnumerable<string> OfClass(SbeLanguage language, XElement holder, string kind) =>
        language.Name == "C#" && kind != "set" ? [language.Member(SbeXml.Name(holder)) + (kind == "group" ? "Group" : "")] : [];

    private static IEnumerable<string> Twice(string where, IEnumerable<string> names, IEnumerable<string> own) =>
        names.Concat(own).GroupBy(n => n).Where(g => g.Count() > 1).Select(g => $"{g.Key} is twice in {where}");

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string FormOf(SbeXml xml, XElement member) => member.Name.LocalName switch
    {
        "choice" or "group" or "data" => member.Name.LocalName,
        _ => xml.Encoding(member) switch
        {
            { Name.LocalName: "type" } type => ((int?)type.Attribute("length") ?? 1) > 1
                ? "array"
                : (string?)type.Attribute("presence") == "optional" ? "optional" : "number",
            { Name.LocalName: "enum" } => (string?)member.Attribute("presence") == "optional" ? "optionalEnum" : "enum",
            var encoding => encoding.Name.LocalName,
        },
    };
}
