using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Device;

/// <summary>Where a message carries the timestamp it was taken, for the queue of a board that fills it in.</summary>
/// <param name="Field">The field.</param>
/// <param name="At">Bytes from the start of the message.</param>
/// <param name="Size">Bytes it takes.</param>
/// <param name="PerSecond">Counts a second.</param>
internal sealed record TimestampSlot(FieldSpec Field, int At, int Size, int PerSecond)
{
    /// <summary>
    /// The first timestamp of the block that may not be null: there a value is free to ask for the time of now. Null when there is none.
    /// </summary>
    public static TimestampSlot? Find(WireLayout layout) => layout.Block.OfType<FieldSlot>()
        .Where(s => s.Field is { Kind: FieldKind.Timestamp, Optional: false, Reserved: false })
        .Select(s => new TimestampSlot(
            s.Field, WireLayout.HeaderLength + s.Offset, s.Size, ResolutionFacts.From(s.Field.Resolution).PerSecond))
        .FirstOrDefault();
}
