namespace TelemetryGen.Server;

/// <summary>An output that takes the records of an event as they were read for the handlers, so that it need not read them again.</summary>
public interface IRecordPartitionOutput : IPartitionOutput
{
    /// <summary>Takes records of an event that handlers took, instead of <see cref="IPartitionOutput.Add"/>; nothing leaves the process
    /// yet.</summary>
    /// <typeparam name="TRecord">Their kind.</typeparam>
    /// <param name="context">The event; valid during the call.</param>
    /// <param name="records">Those that are no duplicates, at least one; valid during the call.</param>
    /// <param name="places">The place of each of them in the event, from 0.</param>
    void Add<TRecord>(TelemetryContext context, ReadOnlySpan<TRecord> records, ReadOnlySpan<int> places)
        where TRecord : IBatchRow<TRecord>;
}
