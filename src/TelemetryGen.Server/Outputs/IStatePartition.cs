namespace TelemetryGen.Server.Outputs;

/// <summary>An output of a partition that goes on from what was saved.</summary>
internal interface IStatePartition : IPartitionOutput, IAsyncDisposable
{
    /// <summary>Reads what was saved; called once, before the first event.</summary>
    /// <param name="stopping">Ends the wait.</param>
    ValueTask LoadAsync(CancellationToken stopping);
}
