namespace TelemetryGen;

/// <summary>Names the schema that an assembly's telemetry records make up. Every message header carries its id and version.</summary>
/// <param name="name">Dotted name, such as <c>Acme.Greenhouse</c>; the generated dispatcher lives in the namespace of that name.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TelemetrySchemaAttribute(string name) : Attribute
{
    /// <summary>Dotted name of the schema.</summary>
    public string Name { get; } = name;

    /// <summary>Schema id in every header: 0 to 65,535, unique among the schemas that share an event hub.</summary>
    public int Id { get; set; }

    /// <summary>Schema version in every header: 1 to 65,535. It rises with every field that is added.</summary>
    public int Version { get; set; } = 1;
}
