using System.Xml.Linq;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// What the Java of the reference implementation (1.40.1) names its classes and their members: no two may be one, and none a word of Java. It refuses
/// the words, and the rest would not compile.
/// </summary>
internal static class SbeGeneratedNames
{
    private static readonly string[] Words =
    [
        "abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "const", "continue", "default", "do", "double", "else", "enum", "extends", "final", "finally",
        "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long", "native", "new", "package", "private", "protected", "public", "return", "short",
        "static", "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "try", "void", "volatile", "while", "null", "true", "false",
    ];

    private static readonly string[] OfAll = ["clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "sbeSchemaId", "sbeSchemaVersion"];
    private static readonly string[] OfMessage = ["actingVersion", "actingBlockLength", "buffer", "encodedLength", "limit", "offset", "parentMessage", "sbeBlockLength", "sbeTemplateId"];
    private static readonly string[] OfEntry = ["actingVersion", "actingBlockLength", "count", "hasNext", "iterator", "next", "remove", "sbeBlockLength", "sbeHeaderSize"];

    public static IEnumerable<string> Broken(SbeXml xml)
    {
        var types = xml.Root.Elements("types").Elements().Where(t => t.Name.LocalName != "type").ToList();
        return Twice("the classes", xml.Messages.Concat(types).Select(SbeXml.Name), ["MetaAttribute"])
            .Concat(xml.Messages.SelectMany(m => Twice($"the classes in {SbeXml.Name(m)}", types.Append(m).Concat(m.Elements("group")).Select(SbeXml.Name), [])))
            .Concat(xml.Messages.SelectMany(m => Members(xml, m, OfMessage)))
            .Concat(xml.Messages.Elements("group").SelectMany(g => Members(xml, g, OfEntry)))
            .Concat(types.Where(t => t.Name.LocalName == "composite").SelectMany(c => Members(xml, c, ["buffer", "encodedLength", "offset"])))
            .Concat(types.Where(t => t.Name.LocalName == "set").SelectMany(s => Members(xml, s, ["buffer", "clear", "encodedLength", "getRaw", "isEmpty", "offset"])));
    }

    private static IEnumerable<string> Members(SbeXml xml, XElement holder, string[] own)
    {
        var names = holder.Elements().SelectMany(e => Suffixes(xml, e).Select(s => Property(SbeXml.Name(e)) + s)).ToList();
        return Twice($"the members of {SbeXml.Name(holder)}", names, [.. OfAll, .. own, .. Words]);
    }

    private static IEnumerable<string> Twice(string where, IEnumerable<string> names, string[] own) =>
        names.Concat(own).GroupBy(n => where.Contains("classes", StringComparison.Ordinal) ? n.ToUpperInvariant() : n).Where(g => g.Count() > 1).Select(g => $"{g.First()} is twice in {where}");

    private static string[] Suffixes(SbeXml xml, XElement member)
    {
        string[] common = ["", "Id", "SinceVersion", "EncodingOffset", "EncodingLength"];
        switch (member.Name.LocalName)
        {
            case "choice":
                return [""];
            case "group":
                return ["", "Decoder", "DecoderId"];
            case "data":
                return ["", "Id", "SinceVersion", "CharacterEncoding", "HeaderLength", "Length"];
        }

        var encoding = xml.Encoding(member);
        return encoding.Name.LocalName switch
        {
            "enum" => [.. common, "Raw"],
            "type" when encoding.Attribute("length") is not null => [.. common, "MinValue", "MaxValue", "NullValue", "Length"],
            "type" => [.. common, "MinValue", "MaxValue", "NullValue"],
            _ => common,
        };
    }

    private static string Property(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
