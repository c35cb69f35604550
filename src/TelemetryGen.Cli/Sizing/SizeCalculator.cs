using TelemetryGen.Cli.Input;
using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Sizing;

/// <summary>A schema to its sizes; what lies where is <see cref="WireLayout"/>'s.</summary>
internal static class SizeCalculator
{
    public static SizeReport Of(SchemaSpec schema, IReadOnlyList<string> periods)
    {
        var seconds = periods.Select(p => (Text: p, Duration.Parse("--period", p).TotalSeconds)).ToList();
        return new(schema.Name, schema.Version, HttpRequestTemplate.Assumptions, [.. schema.Messages.Select(m => Of(m, seconds))]);
    }

    private static MessageSize Of(MessageSpec message, List<(string Text, double Seconds)> periods)
    {
        var layout = WireLayout.Of(message);
        var request = HttpRequestTemplate.Measure(layout.MaxPayloadBytes);
        var fields = layout.Block.SelectMany(Of).Concat(layout.Data.Select(d => new FieldSize(d.Field.Name, d.Field.Kind == FieldKind.Text ? "text" : "bytes", d.LengthType.Size(), d.MaxSize)));
        return new(message.Name, WireLayout.HeaderLength, [.. fields], layout.MinPayloadBytes, layout.MaxPayloadBytes, request, [.. periods.Select(p => Day(p, request))]);
    }

    private static IEnumerable<FieldSize> Of(BlockSlot slot)
    {
        var size = slot.Size;
        return slot is BitSetSlot set
            ? set.Bits.Select((field, bit) => new FieldSize(field.Name, $"bit {bit}", bit == 0 ? size : 0, bit == 0 ? size : 0))
            : [new FieldSize(((FieldSlot)slot).Field.Name, slot.Count == 1 ? slot.Wire.SbeName() : $"{slot.Wire.SbeName()} x {slot.Count}", size, size)];
    }

    private static DaySize Day((string Text, double Seconds) period, RequestSize request)
    {
        var events = (long)(TimeSpan.FromDays(1).TotalSeconds / period.Seconds);
        return new(period.Text, events, events * request.Total);
    }
}
