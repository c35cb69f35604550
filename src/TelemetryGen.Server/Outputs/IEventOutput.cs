namespace TelemetryGen.Server;

/// <summary>
/// Takes the events of all kinds, to hand them on in larger pieces than they come: a forwarder, a store. For records as types there is
/// <see cref="IRecordOutput"/>.
/// </summary>
public interface IEventOutput
{
    /// <summary>The output in words, for logs: no keys.</summary>
    string Description { get; }

    /// <summary>What takes the events of one partition.</summary>
    /// <param name="partitionId">Its id.</param>
    IPartitionOutput Open(string partitionId);
}
