using System.Text.Json.Serialization;

namespace TelemetryGen.LocalHub.Forwarding;

/// <summary>How a line of forward-refused.jsonl is written, without reflection.</summary>
[JsonSerializable(typeof(RefusedEvents.RefusedEvent))]
internal sealed partial class RefusedJson : JsonSerializerContext;
