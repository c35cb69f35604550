namespace TelemetryGen.Simulator;

/// <summary>What a simulated board runs.</summary>
/// <param name="Script">Path of the main program on the host.</param>
public sealed record MicroPythonProgram(string Script)
{
    /// <summary>What is simulated: a board has no more than its firmware gives it.</summary>
    public MicroPythonBoard Board { get; init; }

    /// <summary>
    /// Copied to the board's file system first. Modules belong where the program can import them: in <c>/flash</c> on the WiPys, else in
    /// <c>/</c>. A <c>boot.py</c>
    /// there runs before a program called main.py.
    /// </summary>
    public IReadOnlyList<BoardFile> Files { get; init; } = [];

    /// <summary>
    /// Becomes the module <c>settings</c> of the program, one name each: texts, whole numbers, booleans, null, lists and
    /// dictionaries. Names must be Python names.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Settings { get; init; } = new Dictionary<string, object?>();

    /// <summary>
    /// What the board's clock shows when the program starts; null: what the board shows at power on, which on the unix port is the right
    /// time.
    /// </summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Bytes of heap. MicroPython in this form takes more when it needs more.</summary>
    public int HeapBytes { get; init; } = 256 * 1024;

    /// <summary>Paths of programs that run afterwards in the same interpreter, each when the garbage of the one before is gone.</summary>
    public IReadOnlyList<string> Then { get; init; } = [];

    /// <summary>
    /// How often the board starts again after a reset, a deep sleep or a watchdog, with what is in its flash. Deep sleep takes no time: the
    /// clock goes on by what was slept. Afterwards the next of these ends the run.
    /// </summary>
    public int Restarts { get; init; }

    /// <summary>Hosts with a port, such as <c>pool.ntp.org:123</c>, and which host and port they lead to instead.</summary>
    public IReadOnlyDictionary<string, string> Routes { get; init; } = new Dictionary<string, string>();
}
