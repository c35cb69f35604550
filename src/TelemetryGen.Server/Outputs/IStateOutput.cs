namespace TelemetryGen.Server.Outputs;

/// <summary>An output that takes no records: it is only flushed before a checkpoint, with what handlers told it.</summary>
internal interface IStateOutput : IEventOutput;
