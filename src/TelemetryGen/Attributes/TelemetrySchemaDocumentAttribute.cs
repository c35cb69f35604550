namespace TelemetryGen;

/// <summary>
/// Written by the generator: the schema document (XML) of the assembly's records, for tools that read it without loading the assembly.
/// </summary>
/// <param name="xml">The document; schemas/telemetry-schema-1.xsd describes it.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TelemetrySchemaDocumentAttribute(string xml) : Attribute
{
    /// <summary>The document.</summary>
    public string Xml { get; } = xml;
}
