using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>MicroPython: a module for each record, and the sender with the modules it is made of.</summary>
internal sealed class MicroPythonTarget : IBoardTarget, INativeCodeTarget
{
    private const string Folder = "micropython";

    /// <summary>Shipped as they are; docs/decisions/0020 says why the sender is several.</summary>
    public static IReadOnlyList<string> SenderModules { get; } =
    [
        "eventhub_sender", "eventhub_errors", "http_answer", "unix_clock", "board_ticks", "verified_tls",
        "telemetry_queue", "batch_plan", "record_batch", "record_stamps", "retry_delay", "board_clock", "sntp", "wire_bytes",
        "ring_store", "flash_store", "flash_log", "flash_segment", "crc32c",
        "sequence_counter", "settings_file", "setting_checks", "sealed_file",
    ];

    public string Name => "micropython";

    public string Description => "MicroPython modules for WiPy, ESP32 and Pico W: a class for each record, and a sender";

    public IReadOnlyList<string> Boards { get; } = [.. Schema.Boards.All.Select(b => b.Name)];

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema) => Emit(schema, "");

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema, string board) => Emit(schema, board, isNative: false);

    public IEnumerable<EmittedFile> EmitNative(SchemaSpec schema, string board) => Emit(schema, board, isNative: true);

    private static IEnumerable<EmittedFile> Emit(SchemaSpec schema, string board, bool isNative)
    {
        // The WiPy 1's firmware is built without floats: 21.5 does not compile there, and / raises.
        var hasFloats = Schema.Boards.Find(board)?.HasFloats ?? true;
        if (!hasFloats)
        {
            RefuseFloats(schema);
        }

        var modules = schema.Messages.Select(m => (File: PythonModules.Of(m.Name), Message: m)).ToArray();
        if (modules.GroupBy(m => m.File).FirstOrDefault(g => g.Count() > 1)?.ToArray() is { } same)
        {
            throw new TargetException(same[1].Message.Name, null, $"its module is called {same[1].File}.py, and so is that of {same[0].Message.Name}.");
        }

        foreach (var (file, message) in modules)
        {
            yield return new($"{Folder}/{file}.py", TemplateStore.Render("MicroPython/Templates/record.py.scriban", new RecordModule(schema, message, isNative) { HasFloats = hasFloats }));
        }

        foreach (var module in SenderModules)
        {
            yield return new($"{Folder}/{module}.py", TemplateStore.Read($"MicroPython/Templates/{module}.py"));
        }

        if (board.Length > 0)
        {
            yield return BoardFile(board, "board", board);
            yield return BoardFile(board, "boot", "boot");
            yield return BoardFile(board, "main", "main");
        }
    }

    // A sample program, apart from the modules: a build must not put it in the way of the user's own main.py.
    private static EmittedFile BoardFile(string board, string file, string template) =>
        new($"{Folder}/boards/{board}/{file}.py", TemplateStore.Read($"MicroPython/Templates/Boards/{template}.py"));

    private static void RefuseFloats(SchemaSpec schema)
    {
        foreach (var message in schema.Messages)
        {
            if (FloatsOf(message).FirstOrDefault() is { } path)
            {
                throw new TargetException(message.Name, path, "it is a float, and a WiPy 1 has none. Give it [Scaled(step)]: boards are given whole steps.");
            }
        }
    }

    // Paths through the records inside. A removed float needs none: its bytes are written as bytes.
    private static IEnumerable<string> FloatsOf(MessageSpec message) => message.LiveFields.SelectMany(
        f => f.Kind == FieldKind.Float ? [f.Name] : f.Part is { } part ? FloatsOf(part).Select(inner => $"{f.Name}.{inner}") : []);
}
