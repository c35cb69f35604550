namespace TelemetryGen.Simulator;

/// <summary>What a simulated board runs.</summary>
/// <param name="Script">Path of the main program on the host.</param>
public sealed record MicroPythonProgram(string Script)
{
    /// <summary>Copied to the board's file system first. Modules belong in <c>/</c>, where the program can import them.</summary>
    public IReadOnlyList<BoardFile> Files { get; init; } = [];

    /// <summary>
    /// Becomes the module <c>settings</c> of the program, one name each: texts, whole numbers, booleans, null, lists and
    /// dictionaries. Names must be Python names.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Settings { get; init; } = new Dictionary<string, object?>();

    /// <summary>What the board's clock shows when the program starts, as after power on; null: the right time. A WiPy 1 starts at 2015-01-01.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Bytes of heap. MicroPython in this form takes more when it needs more.</summary>
    public int HeapBytes { get; init; } = 256 * 1024;

    /// <summary>Paths of programs that run afterwards in the same interpreter, each when the garbage of the one before is gone.</summary>
    public IReadOnlyList<string> Then { get; init; } = [];
}
