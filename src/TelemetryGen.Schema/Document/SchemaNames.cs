using System.Xml.Linq;

namespace TelemetryGen.Schema;

/// <summary>The words of the schema document; schemas/telemetry-schema-1.xsd describes it.</summary>
internal static class SchemaNames
{
    public static readonly XNamespace Namespace = "urn:telemetrygen:schema:1";

    public static readonly XName Schema = Namespace + "telemetrySchema";
    public static readonly XName Enum = Namespace + "enum";
    public static readonly XName Flags = Namespace + "flags";
    public static readonly XName Value = Namespace + "value";
    public static readonly XName Message = Namespace + "message";
    public static readonly XName Group = Namespace + "group";

    private static readonly Dictionary<FieldKind, XName> Elements = new()
    {
        [FieldKind.Integer] = Namespace + "integer",
        [FieldKind.Float] = Namespace + "float",
        [FieldKind.Scaled] = Namespace + "scaled",
        [FieldKind.Boolean] = Namespace + "boolean",
        [FieldKind.Enumeration] = Namespace + "enumeration",
        [FieldKind.Flags] = Namespace + "flagset",
        [FieldKind.Timestamp] = Namespace + "timestamp",
        [FieldKind.Duration] = Namespace + "duration",
        [FieldKind.Guid] = Namespace + "guid",
        [FieldKind.FixedText] = Namespace + "fixedText",
        [FieldKind.FixedBytes] = Namespace + "fixedBytes",
        [FieldKind.Text] = Namespace + "text",
        [FieldKind.Bytes] = Namespace + "bytes",
        [FieldKind.Record] = Namespace + "record",
    };

    private static readonly Dictionary<TimeResolution, string> Resolutions = new()
    {
        [TimeResolution.Seconds] = "s",
        [TimeResolution.Milliseconds] = "ms",
        [TimeResolution.Microseconds] = "us",
    };

    /// <summary>Records in the block and entries of a group are elements of two names: what they may say differs.</summary>
    public static XName ElementOf(FieldSpec field) => field is { Kind: FieldKind.Record, IsGroup: true } ? Group : Elements[field.Kind];

    public static FieldKind? KindOf(XName element) => element == Group ? FieldKind.Record : Elements.Where(e => e.Value == element).Select(e => (FieldKind?)e.Key).FirstOrDefault();

    /// <summary>What an element of that kind of field may say.</summary>
    public static string[] AttributesOf(XName element, FieldKind kind)
    {
        string[] all = ["name", "unit", "optional", "since", "reserved"];
        return kind switch
        {
            FieldKind.Record => element == Group ? [.. all, "type", "namespace", "maxCount"] : ["name", "unit", "since", "reserved", "type", "namespace"],
            FieldKind.Integer => [.. all, "type", "min", "max", "length", "maxCount", "sequence"],
            FieldKind.Float => [.. all, "type", "min", "max", "length", "maxCount"],
            FieldKind.Duration => [.. all, "type", "min", "max"],
            FieldKind.Scaled => [.. all, "type", "step", "offset", "min", "max"],
            FieldKind.Boolean => all,
            FieldKind.Guid => ["name", "unit", "since", "reserved"],
            FieldKind.FixedText or FieldKind.FixedBytes => ["name", "unit", "since", "reserved", "length"],
            FieldKind.Enumeration or FieldKind.Flags => [.. all, "enum"],
            FieldKind.Timestamp => [.. all, "type", "resolution"],
            _ => [.. all, "maxBytes"],
        };
    }

    public static string TextOf(TimeResolution resolution) => Resolutions[resolution];

    public static TimeResolution? ResolutionOf(string text) =>
        Resolutions.Where(r => r.Value == text).Select(r => (TimeResolution?)r.Key).FirstOrDefault();
}
