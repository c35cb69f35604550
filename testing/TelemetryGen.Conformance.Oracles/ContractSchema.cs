using System.Reflection;
using System.Xml.Linq;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance;

/// <summary>The schema that the generator embedded in the contracts.</summary>
internal static class ContractSchema
{
    public static SchemaSpec Spec { get; } = SchemaDocument.Parse(Xml);

    private static string Xml => typeof(Integers).Assembly.GetCustomAttribute<TelemetrySchemaDocumentAttribute>()!.Xml;

    /// <summary>The schema as it was at an older version, without what came later.</summary>
    public static SchemaSpec At(int version)
    {
        var document = XDocument.Parse(Xml);
        document.Root!.SetAttributeValue("version", version);
        document.Descendants().Where(e => (int?)e.Attribute("since") > version).Remove();
        return SchemaDocument.Parse(document.ToString());
    }
}
