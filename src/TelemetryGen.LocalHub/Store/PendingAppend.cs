using TelemetryGen.LocalHub.Store.Encoding;

namespace TelemetryGen.LocalHub.Store;

/// <summary>A publication that waits for its commit.</summary>
internal sealed class PendingAppend
{
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PendingAppend(Publication publication)
    {
        Runs = publication.End();
        Events = publication.Count;
        Bytes = Runs is [var only] ? only.Length : Runs.Sum(static run => (long)run.Length);
    }

    public EventRun[] Runs { get; }

    /// <summary>How many events it has.</summary>
    public int Events { get; }

    /// <summary>Bytes of its events as stored.</summary>
    public long Bytes { get; }

    public Task<AppendResult> Result => _done.Task;

    public void Complete(AppendResult result) => _done.SetResult(result);

    public void Fail(StoreFailedException error) => _done.SetException(error);
}
