namespace TelemetryGen.LocalHub;

/// <summary>What kept a local hub from starting.</summary>
public enum LocalHubError
{
    /// <summary>An option is out of its range.</summary>
    InvalidOption,

    /// <summary>The data directory cannot be made or written: no right, no space, or a file in its place.</summary>
    DirectoryUnusable,

    /// <summary>Another hub runs on the data directory.</summary>
    DirectoryInUse,

    /// <summary>The certificate authority in the data directory cannot be read, has expired or begins in the future.</summary>
    CertificateUnusable,

    /// <summary>policies.json is not what it should be.</summary>
    PoliciesUnusable,

    /// <summary>device-master.key or revoked-devices.txt is not what it should be.</summary>
    DevicesUnusable,

    /// <summary>events.db cannot be opened, is of another version, or has another number of partitions.</summary>
    StoreUnusable,

    /// <summary>events.db is damaged. What can be read of it is saved by <c>telemetrygen hub --repair</c>.</summary>
    StoreDamaged,

    /// <summary>While the hub ran, events.db was deleted, moved or replaced, or was found to be damaged.</summary>
    StoreLost,

    /// <summary>capture.json is not what it should be.</summary>
    CaptureUnusable,

    /// <summary>What says how far events are forwarded, in the folder forward, is damaged or lost.</summary>
    ForwardingUnusable,

    /// <summary>The address or port cannot be bound.</summary>
    PortUnavailable,

    /// <summary>The data directory was used before and its authority, ca-private.pem, is gone.</summary>
    AuthorityLost,

    /// <summary>The data directory was used before and device-master.key is gone.</summary>
    DeviceKeysLost,

    /// <summary>The machine's clock is before 2024.</summary>
    ClockNotSet,
}

/// <summary>A local hub did not start. The message says what to do, and never holds a key.</summary>
public sealed class LocalHubException : Exception
{
    /// <summary>Makes an error with its kind, message and cause.</summary>
    public LocalHubException(LocalHubError error, string message, Exception? innerException = null)
        : base(message, innerException) => Error = error;

    /// <summary>The kind of error.</summary>
    public LocalHubError Error { get; }
}
