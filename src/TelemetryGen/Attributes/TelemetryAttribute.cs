namespace TelemetryGen;

/// <summary>Makes a partial record, class or struct a telemetry message.</summary>
/// <param name="id">Template id in the header: 1 to 32,767, unique in the schema, never used again for another message.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class TelemetryAttribute(int id) : Attribute
{
    /// <summary>Template id in the header.</summary>
    public int Id { get; } = id;

    /// <summary>The most bytes a message may take, header included; the build fails when the layout allows more. 0: no limit.</summary>
    public int MaxPayloadBytes { get; set; }
}
