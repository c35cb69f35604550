using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>The sample program of a board: what wakes up, reads, keeps and sends. It is for the root of the board's flash.</summary>
internal sealed class BoardProgram(Board board, SchemaSpec schema)
{
    private const string Templates = "MicroPython/Templates/Boards";

    /// <summary>
    /// Modules with a <c>run()</c> that main.py calls one after the other, and forgets on a board that has no room for all.
    /// </summary>
    private static readonly string[] Parts = ["main", "store_readings", "read_token", "send_seldom", "set_time"];

    /// <summary>The board has no room for texts and line numbers.</summary>
    public bool IsSmall => board.IsSmall;

    /// <summary>
    /// Template ids of all messages, and the version of the schema that brought the newest list or text of their rows: 1 says that readers
    /// of any version know where a row ends.
    /// </summary>
    public IReadOnlyList<RowVersion> RowVersions { get; } =
        [.. schema.Messages.Select(m => new RowVersion(m.Id, BatchLayout.From(m).RowVersion))];

    public IEnumerable<EmittedFile> Files()
    {
        yield return new("board.py", ShippedModules.Board($"{board.Name}.py"));
        yield return new("boot.py", TemplateStore.Render($"{Templates}/boot.py.scriban", this));
        foreach (var part in Parts)
        {
            yield return new($"{part}.py", ShippedModules.Board($"{part}.py"));
        }

        yield return new("send_stored.py", TemplateStore.Render($"{Templates}/send_stored.py.scriban", this));
    }

    /// <param name="Id">Template id of a message.</param>
    /// <param name="Version">Schema version that brought the newest list or text of its rows.</param>
    public sealed record RowVersion(int Id, int Version);
}
