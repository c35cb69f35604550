using TelemetryGen.Schema;
using TelemetryGen.Targets.Device;

namespace TelemetryGen.Targets.MicroPython;

/// <summary>Wire types and values as Python's struct and literals have them.</summary>
internal static class PythonTypes
{
    /// <summary>From here on an int is not small on a 32-bit board.</summary>
    private const decimal SmallIntLimit = 1 << 30;

    /// <summary>The format character of struct, little-endian.</summary>
    public static char Format(WireType type) => type switch
    {
        WireType.UInt8 => 'B',
        WireType.UInt16 => 'H',
        WireType.UInt32 => 'I',
        WireType.UInt64 => 'Q',
        WireType.Int8 => 'b',
        WireType.Int16 => 'h',
        WireType.Int32 => 'i',
        WireType.Int64 => 'q',
        WireType.Float32 => 'f',
        _ => 'd',
    };

    /// <summary>What struct calls a place of the block: bits go byte by byte.</summary>
    public static string Format(DeviceStep step) => step switch
    {
        BitsStep => new string('B', step.Size),
        ConstantStep removed => ReservedField.GetFormat(removed),
        FieldStep { Field.IsByteArray: true } => $"{step.Size}s",
        FieldStep field => Format(field.Field.Wire).ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "no such step"),
    };

    /// <summary>
    /// The literal is made once, by the compiler, and met without a step: small ints, and those above, which are objects of the code.
    /// </summary>
    public static bool IsKept(decimal value) => value > -SmallIntLimit;

    public static string Literal(decimal value) => NumberText.Format(value);

    /// <summary>A float; infinities by float('inf'), which no literal is.</summary>
    public static string Literal(double value) => value switch
    {
        double.PositiveInfinity => "float('inf')",
        double.NegativeInfinity => "float('-inf')",
        _ => NumberText.Format(value) is var text && text.AsSpan().IndexOfAny(".eE") < 0 ? text + ".0" : text,
    };

    /// <summary>
    /// Values parted by commas or by what else parts them, on lines of a comfortable length; a value that starts with a space goes to a
    /// line's start with it.
    /// </summary>
    public static List<string> Wrap(string[] values, int width, string end, string separator = ",")
    {
        var lines = new List<string>();
        var line = "";
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i] + (i + 1 < values.Length ? separator : end);
            if (line.Length > 0 && line.Length + 1 + value.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line += line.Length == 0 ? value : " " + value.TrimStart();
        }

        lines.Add(line);
        return lines;
    }
}
