namespace TelemetryGen.Server.Outputs;

/// <summary>An output that only looks at records: they are unhandled still when nobody else takes them.</summary>
internal interface IRecordObserver : IRecordOutput;
