using TelemetryGen.Schema;

namespace TelemetryGen.Cli.Sizing;

/// <summary>A schema to its sizes; what lies where is <see cref="WireLayout"/>'s.</summary>
internal static class SizeCalculator
{
    public static SizeReport Calculate(SchemaSpec schema, long devices, IReadOnlyList<string> periods)
    {
        var fleets = periods.Select(p => FleetPeriod.Parse(p, devices)).ToList();
        var messages = schema.Messages.Select(m => Calculate(m, fleets)).ToList();
        var requests = messages.ConvertAll(m => m.Request);
        return new(schema.Name, schema.Version, devices, HttpRequestTemplate.Assumptions, messages,
            messages.Count > 1 ? [.. fleets.Select(f => f.Rate(requests))] : [], [.. Memories(schema)]);
    }

    private static IEnumerable<BoardMemory> Memories(SchemaSpec schema)
    {
        foreach (var board in Boards.All)
        {
            if (board.Heap is { } heap)
            {
                var messages = schema.Messages.Select(m => heap.Estimate(m, WireLayout.From(m))).ToList();
                yield return new(board.Name, heap.Bytes, heap.Reading, messages, heap.Records - messages.Sum());
            }
        }
    }

    private static MessageSize Calculate(MessageSpec message, List<FleetPeriod> fleets)
    {
        var layout = WireLayout.From(message);
        var request = HttpRequestTemplate.Measure(layout.MaxPayloadBytes);
        var fields = layout.Block.SelectMany(Calculate).Concat(layout.Groups.Select(Calculate))
            .Concat(layout.Data.Select(
                d => new FieldSize(d.Field.Name, d.Field.Kind == FieldKind.Text ? "text" : "bytes", d.LengthType.Size(), d.MaxSize)));
        return new(
            message.Name,
            WireLayout.HeaderLength,
            [.. fields],
            layout.MinPayloadBytes,
            layout.MaxPayloadBytes,
            request,
            EventFit.Compute(BatchLayout.From(layout)),
            [.. fleets.Select(f => f.Rate([request]))]);
    }

    private static IEnumerable<FieldSize> Calculate(BlockSlot slot)
    {
        var size = slot.Size;
        return slot is BitSetSlot set
            ? set.Bits.Select((field, bit) => new FieldSize(field.Name, $"bit {bit}", bit == 0 ? size : 0, bit == 0 ? size : 0))
            : [new FieldSize(((FieldSlot)slot).Field.Name, GetTypeName((FieldSlot)slot), size, size)];
    }

    private static FieldSize Calculate(GroupSlot group) => new(
        group.Field.Name,
        FormattableString.Invariant($"{GroupSlot.DimensionLength} + 0..{group.Field.MaxCount} x {group.EntryLength}"),
        GroupSlot.DimensionLength,
        group.MaxSize);

    private static string GetTypeName(FieldSlot slot) =>
        slot.Field.NestedRecord is { } nested
            ? nested.Name
            : slot.Count == 1 ? slot.Wire.SbeName() : FormattableString.Invariant($"{slot.Wire.SbeName()} x {slot.Count}");
}
