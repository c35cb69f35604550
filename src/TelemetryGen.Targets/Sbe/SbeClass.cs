namespace TelemetryGen.Targets.Sbe;

/// <summary>What of the XML becomes a class and a file in generated code.</summary>
internal enum SbeClass
{
    Message,
    Composite,
    Enum,
    Set,
}
