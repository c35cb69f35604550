using System.Text.Json.Serialization;

namespace TelemetryGen.Server.Fleet;

/// <summary>How the fleet is saved.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<FleetSender>))]
internal sealed partial class FleetJson : JsonSerializerContext;
