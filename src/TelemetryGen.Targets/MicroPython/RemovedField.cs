using TelemetryGen.Schema;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>What goes out for a field that was removed: null where there is one, else zeros.</summary>
internal static class RemovedField
{
    /// <summary>Several bytes are a text to struct, which pads b'' with zeros. So are floats: a board without them writes their null as well.</summary>
    public static string FormatOf(FieldSlot slot) => IsBytes(slot.Field) ? $"{slot.Size}s" : PythonTypes.Format(slot.Wire).ToString();

    /// <summary>The value that struct is given for it.</summary>
    public static string ValueOf(FieldSpec field, PythonConstants constants) => field switch
    {
        { Optional: true } when field.Wire.IsFloat() => $"b'{string.Concat(Enumerable.Range(0, field.Wire.Size()).Select(i => $"\\x{ByteOf(field, i):x2}"))}'",
        _ when IsBytes(field) => "b''",
        { Optional: true } => constants.Of(field.Wire.NullValue(), field, "NULL"),
        _ => "0",
    };

    /// <summary>One byte of a number, the lowest being 0.</summary>
    public static int ByteOf(FieldSpec field, int index) => field.Optional ? (byte)(field.Wire.NullBits() >> (8 * index)) : 0;

    /// <summary>Those among the slots, by name; "" for none.</summary>
    public static string NamesOf(IEnumerable<BlockSlot> slots) => string.Join(", ", slots.OfType<FieldSlot>().Where(s => s.Field.Reserved).Select(s => s.Field.Name));

    private static bool IsBytes(FieldSpec field) => field.IsByteArray || field.IsArray || field.IsComposite || field.Wire.IsFloat();
}
