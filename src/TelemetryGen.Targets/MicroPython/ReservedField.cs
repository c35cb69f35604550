using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>What goes out for a field that was removed: null where there is one, else zeros.</summary>
internal static class ReservedField
{
    /// <summary>
    /// Several bytes are a text to struct, which pads b'' with zeros. So are floats: a board without them writes their null as well.
    /// </summary>
    public static string GetFormat(ConstantStep step) =>
        IsBytes(step.Field) ? $"{step.Size}s" : PythonTypes.Format(step.Field.Wire).ToString();

    /// <summary>The value that struct is given for it.</summary>
    public static string GetValue(ConstantStep step, PythonConstants constants) => step.Field switch
    {
        { Optional: true } field when field.Wire.IsFloat() => $"b'{string.Concat(step.Bytes.Select(b => $"\\x{b:x2}"))}'",
        var field when IsBytes(field) => "b''",
        { Optional: true } field => constants.Get(field.Wire.NullValue(), field, "NULL"),
        _ => "0",
    };

    /// <summary>Those among the steps, by name; "" for none.</summary>
    public static string GetNames(IEnumerable<DeviceStep> steps) =>
        string.Join(", ", steps.OfType<ConstantStep>().Select(s => s.Field.Name));

    private static bool IsBytes(FieldSpec field) => field.IsByteArray || field.IsArray || field.IsComposite || field.Wire.IsFloat();
}
