namespace TelemetryGen.Schema;

/// <summary>
/// The files that the nanoFramework target ships as they are: the types they declare, and the framework's that they name. A test holds both
/// to the files.
/// </summary>
internal static class FirmwareLibrary
{
    /// <summary>What is declared in TelemetryGen.Device.</summary>
    public static HashSet<string> Types { get; } =
    [
        "AuthorityCheck", "BatchPlan", "BoardClock", "ClockException", "Crc32C", "Delivery", "DeliveryResult", "DeviceClock", "DeviceNames",
        "EventHubSender", "FetchedToken",
        "FlashChunk", "FlashCursor", "FlashLog", "FlashSegment", "FlashStore", "HttpAnswer", "HttpDate", "HttpLine", "ISequencedMessage",
        "ISettingCheck", "ITimestampedMessage", "ITelemetryMessage",
        "ITelemetryStore", "ITokenSource", "PersistentConnection", "LittleEndian", "OptionalBoolean", "Outbox", "ProvisionedToken",
        "QueueThread", "RecordBatch", "RecordNumbers",
        "RecordTimestamps", "Refusal", "RejectedException", "RequestBuffer", "RetryDelay", "RetryLaterException", "RingStore",
        "RowVersions", "SasText", "SealedFile", "SegmentFiles",
        "SegmentList", "SendException", "SequenceCounter", "SettingsFile", "SignedToken", "StoreChecks", "StoredToken", "TelemetryBytes",
        "TelemetryQueue", "TelemetryUnits",
        "TelemetryValueException", "TlsConnection", "TlsErrors", "TlsException", "TokenCheck", "TokenException", "WholeFile",
    ];

    /// <summary>What is named of the framework.</summary>
    public static HashSet<string> UsedTypes { get; } =
    [
        "ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException", "Array", "AutoResetEvent", "BitConverter", "Convert",
        "DateTime", "Directory", "Dns", "Encoding", "Environment",
        "Exception", "File", "FileAccess", "FileMode", "FileStream", "HMACSHA256", "IDisposable", "IOException", "IPAddress", "IPEndPoint",
        "InvalidOperationException", "ObjectDisposedException",
        "OutOfMemoryException", "Path", "ProtocolType", "Sntp", "Socket", "SocketError", "SocketException", "SocketType", "SslProtocols",
        "SslStream", "SslVerification", "Thread", "TimeSpan",
        "Timeout", "Timer", "X509Certificate",
    ];
}
