using TelemetryGen.Schema;

namespace TelemetryGen.Targets;

/// <summary>A target whose files differ by the board they are for.</summary>
public interface IBoardTarget : ITarget
{
    /// <summary>The boards it knows, as <c>--board</c> calls them: lower case.</summary>
    IReadOnlyList<string> Boards { get; }

    /// <summary>The files for one of <see cref="Boards"/>; without a board, <see cref="ITarget.Emit"/> gives what suits all.</summary>
    /// <exception cref="TargetException">The target or the board cannot carry a field.</exception>
    IEnumerable<EmittedFile> Emit(SchemaSpec schema, string board);
}
