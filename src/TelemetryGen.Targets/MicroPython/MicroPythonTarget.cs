using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>MicroPython: a module for each record, and the sender with the modules it is made of.</summary>
internal sealed class MicroPythonTarget : ITarget
{
    private const string Folder = "micropython";

    public string Name => "micropython";

    public string Description => "MicroPython modules for WiPy, ESP32 and Pico W: a class for each record, and a sender";

    public IReadOnlyList<string> Boards { get; } = [.. Schema.Boards.All.Select(b => b.Name)];

    public bool HasNativeCode => true;

    public bool HasModules => true;

    public IEnumerable<EmittedFile> Emit(SchemaSpec schema, EmitOptions options)
    {
        NameCheck.ThrowIfTaken(this, schema);

        // The WiPy 1's firmware is built without floats: 21.5 does not compile there, and / raises.
        var known = Schema.Boards.Find(options.Board);
        var hasFloats = known?.HasFloats ?? true;
        if (!hasFloats)
        {
            ThrowIfFloats(schema);
        }

        foreach (var message in schema.Messages)
        {
            yield return new(
                $"{Folder}/{PythonModules.GetName(message.Name)}.py",
                TemplateStore.Render("MicroPython/Templates/record.py.scriban",
                    new RecordModule(schema, message, options.IsNative) { HasFloats = hasFloats, PacksOnly = options.PacksOnly }));
        }

        foreach (var (module, shipped) in ShippedModules.Of(options.Modules).Where(m => IsFor(known, m.Key)))
        {
            var text = module == "eventhub_sender" && known is not null ? SelectTls(known, shipped) : shipped;
            var isShort = known is { IsSmall: true } && !ShippedModules.IsOfRecords(module);
            yield return new($"{Folder}/{module}.py", isShort ? ErrorTexts.AsComments(text) : text);
        }

        if (known is not null && options.Modules == DeviceModules.Queue)
        {
            // A sample program, apart from the modules: a build must not put it in the way of the user's own main.py.
            foreach (var file in new BoardProgram(known, schema).Files())
            {
                yield return file with { Path = $"{Folder}/boards/{known.Name}/{file.Path}" };
            }
        }
    }

    // TLS of the WiPy 1 is its own, and it has no other; that of a WiPy 2 has no contexts. A board that is known needs no choice.
    private static bool IsFor(Board? board, string module) => board?.Name switch
    {
        null => true,
        "wipy1" => module is not ("verified_tls" or "tls_socket" or "tls_context"),
        "wipy2" => module is not ("verified_tls" or "tls_wipy1" or "tls_context"),
        _ => module is not ("verified_tls" or "tls_wipy1"),
    };

    private static string SelectTls(Board board, string sender) => sender.Replace(
        "from verified_tls import", $"from {(board.Name == "wipy1" ? "tls_wipy1" : "tls_socket")} import", StringComparison.Ordinal);

    private static void ThrowIfFloats(SchemaSpec schema)
    {
        foreach (var message in schema.Messages)
        {
            if (GetFloats(message).FirstOrDefault() is { } path)
            {
                throw new TargetException(
                    message.Name, path, "it is a float, and a WiPy 1 has none. Give it [Scaled(step)]: boards are given whole steps.");
            }
        }
    }

    // Paths through the nested records. A removed float needs none: its bytes are written as bytes.
    private static IEnumerable<string> GetFloats(MessageSpec message) => message.LiveFields.SelectMany(
        f => f.Kind == FieldKind.Float
            ? [f.Name]
            : f.NestedRecord is { } nested ? GetFloats(nested).Select(inner => $"{f.Name}.{inner}") : []);
}
