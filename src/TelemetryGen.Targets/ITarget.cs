using TelemetryGen.Schema;

namespace TelemetryGen.Targets;

/// <summary>A language or document that a schema is emitted as.</summary>
public interface ITarget
{
    /// <summary>What <c>--target</c> calls it: lower case.</summary>
    string Name { get; }

    /// <summary>One line for help texts.</summary>
    string Description { get; }

    /// <summary>The boards by which its files differ, as <c>--board</c> calls them: lower case.</summary>
    IReadOnlyList<string> Boards => [];

    /// <summary>Its files can ask a board to compile what packs messages to machine code.</summary>
    bool HasNativeCode => false;

    /// <summary>It ships code with the records, of which <see cref="DeviceModules"/> chooses.</summary>
    bool HasModules => false;

    /// <summary>The files of a schema, in a stable order. The same schema and options give the same bytes.</summary>
    /// <param name="schema">What to emit.</param>
    /// <param name="options">What the target has no use for makes no difference.</param>
    /// <exception cref="TargetException">The target or the board cannot carry a field.</exception>
    IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options);

    /// <summary>The files that suit all boards.</summary>
    /// <exception cref="TargetException">The target cannot carry a field.</exception>
    IEnumerable<EmittedFile> Emit(SchemaSpec schema) => Emit(schema, EmitOptions.Default);
}

/// <summary>A file of a target.</summary>
/// <param name="Path">Relative to the output folder, starting with the target's folder, parted by '/'.</param>
/// <param name="Text">Its text, lines ended by LF.</param>
public sealed record EmittedFile(string Path, string Text);
