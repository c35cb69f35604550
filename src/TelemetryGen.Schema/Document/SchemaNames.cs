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

    /// <summary>Records in the block and entries of a group are elements of two names: what they may say differs.</summary>
    public static XName GetElement(FieldSpec field) => field is { Kind: FieldKind.Record, IsGroup: true } ? Group : Elements[field.Kind];

    public static FieldKind? GetKind(XName element) =>
        element == Group ? FieldKind.Record : Elements.Where(e => e.Value == element).Select(e => (FieldKind?)e.Key).FirstOrDefault();

    /// <summary>What an element of that kind of field may say.</summary>
    public static string[] GetAttributes(XName element, FieldKind kind)
    {
        string[] any = ["name", "targetName", "unit", "since", "reserved"];
        string[] all = [.. any, "optional"];
        string[] measured = [.. all, "metric", "metricName"];
        return kind switch
        {
            FieldKind.Record => element == Group ? [.. all, "type", "namespace", "maxCount"] : [.. any, "type", "namespace"],
            FieldKind.Integer => [.. measured, "type", "min", "max", "length", "maxCount", "sequence"],
            FieldKind.Float => [.. measured, "type", "min", "max", "length", "maxCount"],
            FieldKind.Duration => [.. measured, "type", "min", "max"],
            FieldKind.Scaled => [.. measured, "type", "step", "offset", "min", "max"],
            FieldKind.Boolean => measured,
            FieldKind.Guid => any,
            FieldKind.FixedText or FieldKind.FixedBytes => [.. any, "length"],
            FieldKind.Enumeration or FieldKind.Flags => [.. all, "enum"],
            FieldKind.Timestamp => [.. all, "type", "resolution"],
            _ => [.. all, "maxBytes"],
        };
    }
}
