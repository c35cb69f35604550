using TelemetryGen.Targets.Avro;
using TelemetryGen.Targets.JsonSchema;
using TelemetryGen.Targets.Kql;
using TelemetryGen.Targets.Markdown;
using TelemetryGen.Targets.Proto;
using TelemetryGen.Targets.Sbe;

namespace TelemetryGen.Targets;

/// <summary>All targets. A new one is one line here.</summary>
public static class TargetRegistry
{
    /// <summary>By the order in which help texts list them.</summary>
    public static IReadOnlyList<ITarget> All { get; } =
    [
        new MicroPython.MicroPythonTarget(),
        new NanoFramework.NanoFrameworkTarget(),
        new SbeTarget(),
        new MarkdownTarget(),
        new ProtoTarget(),
        new JsonSchemaTarget(),
        new AvroTarget(),
        new KqlTarget(),
    ];

    /// <summary>The target of that name, whatever its case; null when there is none.</summary>
    public static ITarget? Find(string name) => All.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
