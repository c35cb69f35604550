namespace TelemetryGen.Targets.Sbe;

/// <summary>What has the names: generated code makes a class of each.</summary>
internal enum SbeScope
{
    Message,
    Entry,
    Composite,
    Set,
    Enum,
}
