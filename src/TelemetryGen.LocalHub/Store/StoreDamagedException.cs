namespace TelemetryGen.LocalHub.Store;

/// <summary>Bytes of the store that are not what was written.</summary>
internal sealed class StoreDamagedException(string what) : Exception($"The store is damaged: {what}.");
