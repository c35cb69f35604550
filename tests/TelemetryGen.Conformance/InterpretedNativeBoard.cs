using TelemetryGen.Simulator;
using TelemetryGen.Targets;

namespace TelemetryGen.Conformance;

/// <summary>
/// The modules of machine code on an interpreter that has no native emitter, so that their statements are run everywhere: the decorators
/// are those of Device/interpreted.py. What the emitter makes of them only a <see cref="NativeBoard"/> shows.
/// </summary>
public sealed class InterpretedNativeBoard() : Board(
    TargetRegistry.Find("micropython")!.Emit(ContractSchema.Spec, new("unix", IsNative: true))
        .Select(f => f with { Text = Interpreted(f.Text) }))
{
    /// <inheritdoc/>
    public override Task<MicroPythonResult> RunProgramAsync(string program, string vectorFile, params IEnumerable<BoardFile> more) =>
        base.RunProgramAsync(program, vectorFile, [.. more, new(Path.Combine(AppContext.BaseDirectory, "Device", "interpreted.py"))]);

    // The compiler knows its decorators by name, and refuses them before anything runs.
    internal static string Interpreted(string module) => module
        .Replace("import micropython\n", "import interpreted\n", StringComparison.Ordinal)
        .Replace("@micropython.", "@interpreted.", StringComparison.Ordinal);
}
