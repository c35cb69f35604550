namespace TelemetryGen.Schema;

/// <summary>
/// What a record takes of a MicroPython board's heap: its module, its object and the buffer for its longest message. Measured on 32 bits, MicroPython 1.8.6 without floats and 1.29
/// (docs/targets/micropython-memory.md).
/// </summary>
public static class RecordHeap
{
    private const int Module = 1500;
    private const int Field = 190;

    /// <summary>Bytes, about.</summary>
    public static int Of(MessageSpec message, WireLayout layout) => Module + (Field * FieldsOf(message)) + layout.MaxPayloadBytes;

    // The class of a record inside is in the module once, however often it is used.
    private static int FieldsOf(MessageSpec message) =>
        message.LiveFields.Count() + message.LiveFields.Select(f => f.Part).Where(p => p is not null).Distinct().Sum(p => FieldsOf(p!));
}
