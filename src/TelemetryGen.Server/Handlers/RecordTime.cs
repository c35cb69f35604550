namespace TelemetryGen.Server.Handlers;

/// <summary>When a record was made.</summary>
internal static class RecordTime
{
    /// <summary>What a device's clock may be ahead of the hub's.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Clocks that were not set say 1970 or 2000.</summary>
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The time in the record, when it has one that can be: not before 2020, and at most five minutes after the hub stored it. Otherwise
    /// when the hub stored it.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="enqueued">When the hub stored its event.</param>
    public static DateTimeOffset Of<TRecord>(in TRecord record, DateTimeOffset enqueued)
        where TRecord : IBatchRow<TRecord> =>
        TRecord.GetTime(in record) is { } time && time >= Earliest && time <= enqueued + Tolerance ? time : enqueued;
}
