using System.Globalization;
using System.Xml.Linq;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>A messageSchema as any SBE tool sees it: nothing here knows TelemetryGen.</summary>
internal sealed class SbeXml
{
    public static readonly XNamespace Namespace = "http://fixprotocol.io/2016/sbe";
    private static readonly Dictionary<string, int> Sizes = new()
    {
        ["char"] = 1, ["int8"] = 1, ["int16"] = 2, ["int32"] = 4, ["int64"] = 8, ["uint8"] = 1, ["uint16"] = 2, ["uint32"] = 4, ["uint64"] =
            8, ["float"] = 4, ["double"] = 8,
    };

    public SbeXml(string text)
    {
        Root = XDocument.Parse(text).Root!;
        Types = Root.Elements("types").Elements().GroupBy(Name).ToDictionary(g => g.Key, g => g.First());
    }

    public XElement Root { get; }

    public Dictionary<string, XElement> Types { get; }

    public IEnumerable<XElement> Messages => Root.Elements(Namespace + "message");

    public static string Name(XElement element) => (string)element.Attribute("name")!;

    public static bool IsPrimitive(string type) => Sizes.ContainsKey(type);

    public static int SizeOf(string primitive) => Sizes[primitive];

    /// <summary>The element that says how a value is encoded: what a field or reference names, or the element itself.</summary>
    public XElement Encoding(
        XElement element) => element.Attribute("type") is { Value: var type } && element.Name.LocalName is "field" or "data" or "ref"
        ? Types.TryGetValue((string)element.Attribute("type")!, out var declared)
            ? declared
            : new XElement("type", new XAttribute("name", (string)element.Attribute("type")!),
                new XAttribute("primitiveType", (string)element.Attribute("type")!))
        : element;

    public string PrimitiveOf(XElement encoding)
    {
        var name = (string?)encoding.Attribute("primitiveType") ?? (string)encoding.Attribute("encodingType")!;
        return IsPrimitive(name) ? name : (string)Types[name].Attribute("primitiveType")!;
    }

    /// <summary>Bytes of a value in a block.</summary>
    public int SizeOf(XElement element)
    {
        var encoding = Encoding(element);
        return encoding.Name.LocalName switch
        {
            "composite" => encoding.Elements().Aggregate(0, (end, member) => ((int?)member.Attribute("offset") ?? end) + SizeOf(member)),
            "type" when (string?)encoding.Attribute("presence") == "constant" => 0,
            "type" => SizeOf(PrimitiveOf(encoding)) * ((int?)encoding.Attribute("length") ?? 1),
            _ => SizeOf(PrimitiveOf(encoding)),
        };
    }

    /// <summary>The <c>minValue</c> or <c>maxValue</c> of a type of integers; SBE's own leave out the null value.</summary>
    public static decimal Bound(XElement type, string name, string primitive) => (string?)type.Attribute(name) is { } text
        ? decimal.Parse(text, CultureInfo.InvariantCulture)
        : name == "minValue" ? Least(primitive) + (primitive[0] == 'i' ? 1 : 0) : Most(primitive) - (primitive[0] == 'u' ? 1 : 0);

    /// <summary>The least that the bytes of an integer hold.</summary>
    public static decimal Least(string primitive) => primitive[0] == 'i' ? -(decimal)(1UL << ((SizeOf(primitive) * 8) - 1)) : 0;

    /// <summary>The most that the bytes of an integer hold.</summary>
    public static decimal Most(string primitive) =>
        (primitive[0] == 'i' ? -Least(primitive) : (ulong.MaxValue >> (64 - (SizeOf(primitive) * 8))) + 1m) - 1;

    /// <summary>The value that stands for null in such a type; null for floats.</summary>
    public static decimal? NullOf(string primitive, XElement encoding) => (string?)encoding.Attribute("nullValue") is { } own
        ? decimal.TryParse(own, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null
        : primitive switch
        {
            "char" => 0,
            "uint8" => byte.MaxValue,
            "uint16" => ushort.MaxValue,
            "uint32" => uint.MaxValue,
            "uint64" => ulong.MaxValue,
            "int8" => sbyte.MinValue,
            "int16" => short.MinValue,
            "int32" => int.MinValue,
            "int64" => long.MinValue,
            _ => null,
        };
}
