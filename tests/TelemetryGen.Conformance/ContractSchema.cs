using System.Reflection;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance;

/// <summary>The schema that the generator embedded in the contracts.</summary>
internal static class ContractSchema
{
    public static SchemaSpec Spec { get; } =
        SchemaDocument.Parse(typeof(Integers).Assembly.GetCustomAttribute<TelemetrySchemaDocumentAttribute>()!.Xml);
}
