using TelemetryGen.Generator.CSharp;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Wire;

/// <summary>
/// Ranges of a packed block that are asked together: fields of up to 32 bits, up to four from each 16 bytes, by two times 16 bytes.
/// </summary>
internal static class WireRanges
{
    private const int VectorBytes = 16;
    private const int LaneBytes = 4;
    private const int LanesInVector = 4;

    // Of fewer fields the comparisons one by one are as fast: see docs/decisions/0047.
    private const int LeastFields = 3;

    /// <summary>The checks that go together, one or two vectors at a time.</summary>
    public static IReadOnlyList<WireCheck[][]> Groups(IEnumerable<WireCheck> checks, WireLayout layout)
    {
        var vectors = Vectors(checks, layout.BlockLength);
        var groups = new List<WireCheck[][]>();
        for (var i = 0; i < vectors.Count; i += 2)
        {
            var group = vectors.Skip(i).Take(2).ToArray();
            if (group.Sum(v => v.Length) >= LeastFields)
            {
                groups.Add(group);
            }
        }

        return groups;
    }

    /// <summary>The question, true when all are right, in several lines.</summary>
    public static string AreInRange(WireCheck[][] vectors, WireLayout layout)
    {
        var starts = vectors.Select(v => Start(v, layout.BlockLength)).ToArray();
        var vector = $"Vector{128 * vectors.Length}";
        var bytes = vectors.SelectMany((v, i) => Lanes(v).SelectMany(c => Bytes(c, starts[i] - (i * VectorBytes))));
        var fields = vectors.SelectMany(Lanes).ToArray();
        var hasNull = fields.Any(c => c is { Slot.Field.Optional: true });
        var lines = new List<string>
        {
            $"FieldRanges.{(hasNull ? "AreInRangeOrNull" : "AreInRange")}(",
            "    in this,",
            $"    {string.Join(", ", starts)},",
            $"    {vector}.Create((byte){string.Join(", ", bytes)}),",
            $"    {vector}.Create({Shifted(fields, f => Range(f).Minimum)}),",
            $"    {vector}.Create({Shifted(fields, f => Range(f).Maximum)})",
        };
        if (hasNull)
        {
            lines[lines.Count - 1] += ",";
            lines.Add($"    {vector}.Create({Shifted(fields, f => f.Optional ? f.Wire.NullValue() : Range(f).Minimum)})");
        }

        return string.Join("\n", lines) + ")";
    }

    private static List<WireCheck[]> Vectors(IEnumerable<WireCheck> checks, int blockLength)
    {
        var vectors = new List<WireCheck[]>();
        if (blockLength < VectorBytes)
        {
            return vectors;
        }

        var rest = checks.Where(c => IsServed(c.Slot.Field)).ToArray();
        while (rest.Length > 0)
        {
            var end = Start(rest, blockLength) + VectorBytes;
            var vector = rest.Take(LanesInVector).TakeWhile(c => c.Slot.End <= end).ToArray();
            vectors.Add(vector);
            rest = [.. rest.Skip(vector.Length)];
        }

        return vectors;
    }

    // As early as the first field, and no later than the block has bytes for.
    private static int Start(WireCheck[] checks, int blockLength) => Math.Min(checks[0].Slot.Offset, blockLength - VectorBytes);

    private static IEnumerable<WireCheck?> Lanes(WireCheck[] checks) =>
        Enumerable.Range(0, LanesInVector).Select(i => i < checks.Length ? checks[i] : (WireCheck?)null);

    private static IEnumerable<int> Bytes(WireCheck? check, int start) => Enumerable.Range(0, LaneBytes)
        .Select(i => check is { Slot: var slot } && i >= LaneBytes - slot.Size ? slot.End - start - LaneBytes + i : byte.MaxValue);

    private static string Shifted(WireCheck?[] checks, Func<FieldSpec, decimal> valueOf) =>
        string.Join(", ", checks.Select(c => c is { Slot.Field: var field } ? Shifted(field, valueOf(field)) : "0"));

    private static string Shifted(FieldSpec field, decimal value)
    {
        var bits = 8 * (LaneBytes - field.Wire.Size());
        var number = value > int.MaxValue ? $"unchecked((int){Literals.Integer(value)})" : Literals.Integer(value);
        return bits == 0 ? number : $"{number} << {bits}";
    }

    private static IntegerRange Range(FieldSpec field) => field.Kind == FieldKind.Boolean ? new(0, 1) : field.WireRange;

    private static bool IsServed(FieldSpec field) => field.IsScalar && !field.Wire.IsFloat() && field.Wire.Size() <= LaneBytes;
}
