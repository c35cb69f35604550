using System.Text.Json.Serialization;

namespace TelemetryGen.LocalHub.Capture;

/// <summary>How capture.json is read and written, without reflection.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(Dictionary<string, long>))]
[JsonSerializable(typeof(SortedDictionary<string, long>))]
internal sealed partial class CaptureJson : JsonSerializerContext;
