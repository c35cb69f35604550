namespace TelemetryGen.Schema;

/// <summary>
/// The memory of a board, and what of it the sample program takes; docs/targets/micropython-memory.md says how it was measured.
/// </summary>
/// <param name="Bytes">What a program finds.</param>
/// <param name="Reading">What the part of the program that reads and stores needs, before its records.</param>
/// <param name="Units">What a record takes that has numbers in engineering units, once.</param>
/// <param name="BatchBytes">The most bytes of one event.</param>
/// <param name="IsSmall">Texts of errors and line numbers have no room.</param>
public sealed record BoardHeap(int Bytes, int Reading, int Units, int BatchBytes, bool IsSmall)
{
    // What the module of a record without fields takes, with its object; then each field.
    private const int Module = 2000;
    private const int Boolean = 90;
    private const int Number = 160;
    private const int Sequence = 500;

    /// <summary>What records may take: their modules, objects and buffers.</summary>
    public int Records => Bytes - Reading;

    /// <summary>What a record takes, about: its module, its object and the buffer for its longest message.</summary>
    public int Estimate(MessageSpec message, WireLayout layout) =>
        Module + EstimateFields(message) + (HasUnits(message) ? Units : 0) + layout.MaxPayloadBytes;

    private static bool HasUnits(MessageSpec message) =>
        message.LiveFields.Any(f => f.Kind == FieldKind.Scaled || (f.NestedRecord is { } nested && HasUnits(nested)));

    // The class of a nested record is in the module once, however often it is used.
    private static int EstimateFields(MessageSpec message) =>
        message.LiveFields.Sum(Estimate)
            + message.LiveFields.Select(f => f.NestedRecord).OfType<MessageSpec>().Distinct().Sum(EstimateFields);

    private static int Estimate(FieldSpec field) =>
        field.Kind == FieldKind.Boolean ? Boolean : field.IsScalar || field.IsComposite ? Number : Sequence;
}
