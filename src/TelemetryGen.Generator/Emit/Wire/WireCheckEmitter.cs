using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Models;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Wire;

/// <summary>The ranges of <c>Wire</c>: whether any value is out of its own, and which.</summary>
internal sealed class WireCheckEmitter(SourceWriter writer, CodecSpec codec, WireLayout layout)
{
    private readonly WireCheck[] _checks = [.. layout.Block.OfType<FieldSlot>()
        .Select(s => WireCheck.Create(s, codec.Message)).Where(c => c is not null).Select(c => c!.Value)];

    public void Emit()
    {
        IsOutOfRange();
        writer.Line("/// <inheritdoc/>").Block("public readonly bool TryCheck(out TelemetryError error)", () =>
        {
            foreach (var check in _checks)
            {
                writer.Block($"if ({check.Condition})", () => writer.Line($"return {check.Error};")).Line();
            }

            writer.Line("error = default;").Line("return true;");
        }).Line();
    }

    private void IsOutOfRange()
    {
        var groups = WireRanges.Groups(_checks, layout);
        var together = groups.SelectMany(g => g).SelectMany(v => v).ToArray();
        var parts = _checks.Where(c => !together.Contains(c)).Select(c => c.Part)
            .Concat(groups.Select(g => $"!{WireRanges.AreInRange(g, layout)}")).ToArray();
        if (groups.Count == 0)
        {
            writer.Line(
                $"readonly bool IWireBlock<Wire>.IsOutOfRange =>{(parts.Length < 2 ? $" {parts.FirstOrDefault() ?? "false"};" : "")}");
            if (parts.Length >= 2)
            {
                writer.Indented(() => writer.Lines(string.Join("\n|| ", parts) + ";"));
            }

            writer.Line();
            return;
        }

        writer.Line(
            $"// In vectors, of {string.Join(", ", together.Select(c => c.Slot.Field.Name))}: the bytes of each, its least value, its "
                + "largest, and null where there is one.")
            .Block("readonly bool IWireBlock<Wire>.IsOutOfRange", () => writer
                .Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
                .Lines($"get => {string.Join("\n|| ", parts).Replace("\n", "\n    ")};"))
            .Line();
    }
}
