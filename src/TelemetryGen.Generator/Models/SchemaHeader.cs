namespace TelemetryGen.Generator.Models;

/// <summary>What <c>[assembly: TelemetrySchema]</c> says.</summary>
/// <param name="Name">The schema's name, which can be a namespace.</param>
/// <param name="Id">Its id, 0 to 65,535.</param>
/// <param name="Version">Its version, 1 to 65,535.</param>
internal sealed record SchemaHeader(string Name, int Id, int Version);
