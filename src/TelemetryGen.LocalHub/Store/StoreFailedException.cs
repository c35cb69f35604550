namespace TelemetryGen.LocalHub.Store;

/// <summary>A transaction failed, and not for want of space; none of its events is kept. The next one may succeed.</summary>
internal sealed class StoreFailedException(Exception cause)
    : Exception("The store failed; the events of this transaction were not stored.", cause);
