using TelemetryGen.Schema;

namespace TelemetryGen.Targets;

/// <summary>A target whose files can ask the board to compile what packs messages to machine code.</summary>
public interface INativeCodeTarget : ITarget
{
    /// <summary>The files for a board whose firmware can; "" for what suits all such boards.</summary>
    /// <exception cref="TargetException">The target or the board cannot carry a field.</exception>
    IEnumerable<EmittedFile> EmitNative(SchemaSpec schema, string board);
}
