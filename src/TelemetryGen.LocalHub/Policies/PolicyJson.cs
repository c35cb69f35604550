using System.Text.Json.Serialization;

namespace TelemetryGen.LocalHub.Policies;

/// <summary>How policies.json is read and written, without reflection.</summary>
[JsonSerializable(typeof(PolicyFile.Document))]
internal sealed partial class PolicyJson : JsonSerializerContext;
