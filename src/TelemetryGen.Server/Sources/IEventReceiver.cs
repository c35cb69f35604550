namespace TelemetryGen.Server;

/// <summary>Takes the events of a source.</summary>
public interface IEventReceiver
{
    /// <summary>A partition begins to come from this source. It is disposed when it comes no longer.</summary>
    /// <param name="partitionId">Its id.</param>
    /// <param name="stopping">Ends the wait.</param>
    ValueTask<IPartitionReceiver> OpenAsync(string partitionId, CancellationToken stopping);
}
