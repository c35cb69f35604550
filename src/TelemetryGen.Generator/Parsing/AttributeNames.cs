namespace TelemetryGen.Generator.Parsing;

/// <summary>The attributes' metadata names.</summary>
internal static class AttributeNames
{
    public const string TelemetrySchema = "TelemetryGen.TelemetrySchemaAttribute";
    public const string Telemetry = "TelemetryGen.TelemetryAttribute";
    public const string Ignore = "TelemetryGen.TelemetryIgnoreAttribute";
    public const string Timestamp = "TelemetryGen.TimestampAttribute";
    public const string Scaled = "TelemetryGen.ScaledAttribute";
    public const string Unit = "TelemetryGen.UnitAttribute";
    public const string Range = "TelemetryGen.RangeAttribute";
    public const string Since = "TelemetryGen.SinceAttribute";
    public const string MaxLength = "TelemetryGen.MaxLengthAttribute";
    public const string FixedLength = "TelemetryGen.FixedLengthAttribute";
    public const string TargetName = "TelemetryGen.TargetNameAttribute";
    public const string Reserved = "TelemetryGen.ReservedAttribute";
    public const string Sequence = "TelemetryGen.SequenceAttribute";
    public const string Metric = "TelemetryGen.MetricAttribute";
    public const string SystemFlags = "System.FlagsAttribute";
    public const string SystemObsolete = "System.ObsoleteAttribute";
}
