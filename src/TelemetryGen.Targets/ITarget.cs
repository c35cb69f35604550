using TelemetryGen.Schema;

namespace TelemetryGen.Targets;

/// <summary>A language or document that a schema is emitted as.</summary>
public interface ITarget
{
    /// <summary>What <c>--target</c> calls it: lower case.</summary>
    string Name { get; }

    /// <summary>One line for help texts.</summary>
    string Description { get; }

    /// <summary>The files of a schema, in a stable order. The same schema gives the same bytes.</summary>
    /// <exception cref="TargetException">The target cannot carry a field.</exception>
    IEnumerable<EmittedFile> Emit(SchemaSpec schema);
}

/// <summary>A file of a target.</summary>
/// <param name="Path">Relative to the output folder, starting with the target's folder, parted by '/'.</param>
/// <param name="Text">Its text, lines ended by LF.</param>
public sealed record EmittedFile(string Path, string Text);
