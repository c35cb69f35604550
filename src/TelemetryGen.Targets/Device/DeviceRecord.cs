using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Device;

/// <summary>
/// A message, or a record inside of one, as the code of a board takes it: what is written and read, place by place, in no language's words.
/// A language adds names, literals and types, and decides which neighbours it joins.
/// </summary>
/// <param name="Spec">What it was made of.</param>
/// <param name="Sizes">Its lengths.</param>
/// <param name="Block">The places of its block, in their order.</param>
/// <param name="Groups">Repeating groups, after the block.</param>
/// <param name="Data">Texts and bytes of variable length, after the groups.</param>
/// <param name="Timestamp">The timestamp that a queue fills in; null when there is none.</param>
/// <param name="RowVersion">The schema version of the newest list or text: batches say it when it is not the first.</param>
internal sealed record DeviceRecord(
    MessageSpec Spec, DeviceSizes Sizes, EquatableArray<DeviceStep> Block, EquatableArray<DeviceGroup> Groups,
    EquatableArray<DeviceData> Data, TimestampSlot? Timestamp, int RowVersion)
{
    /// <summary>The field that a queue numbers; null when there is none.</summary>
    public FieldSpec? Sequence => Spec.Sequence;

    /// <summary>Messages differ in length.</summary>
    public bool HasEnd => Groups.Count + Data.Count > 0;

    /// <summary>Its fields are not all of version 1: a reader needs to know what the sender had.</summary>
    public bool IsGrown => Spec.HasGrown;

    /// <summary>The model of a message or of a nested record.</summary>
    public static DeviceRecord From(MessageSpec spec)
    {
        var layout = WireLayout.From(spec);
        return new(
            spec,
            new(layout.BlockLength, layout.BaseBlockLength, layout.FixedLength, layout.MinPayloadBytes, layout.MaxPayloadBytes),
            layout.Block.Select(DeviceStep.From).ToEquatableArray(),
            layout.Groups.Select((g, i) => DeviceGroup.Create(g, i == 0 ? layout.FixedLength : null)).ToEquatableArray(),
            layout.Data.Select((d, i) => DeviceData.Create(d, i == 0 && layout.Groups.Count == 0 ? layout.FixedLength : null))
                .ToEquatableArray(),
            TimestampSlot.Find(layout),
            BatchLayout.From(layout).RowVersion);
    }
}

/// <summary>Lengths of a message in bytes.</summary>
/// <param name="Block">Its block.</param>
/// <param name="BaseBlock">What of it every version has.</param>
/// <param name="Fixed">Header and block.</param>
/// <param name="Minimum">The shortest message.</param>
/// <param name="Maximum">The longest.</param>
internal sealed record DeviceSizes(int Block, int BaseBlock, int Fixed, int Minimum, int Maximum)
{
    /// <summary>"27 to 43 bytes" or "27 bytes".</summary>
    public string Text => Minimum == Maximum ? $"{Maximum} bytes" : $"{Minimum} to {Maximum} bytes";
}
