namespace TelemetryGen.Targets.NanoFramework;

/// <summary>Store and forward: files that are shipped as they are. docs/decisions/0090 says why the stores are as they are.</summary>
internal static class StoreFiles
{
    /// <summary>Of the target's folder. A firmware that sends at once leaves it out; it needs the sender.</summary>
    public const string Folder = "Store";

    /// <summary>In the order in which a person would read them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "TelemetryQueue.cs",
        "QueueThread.cs",
        "Outbox.cs",
        "Delivery.cs",
        "RetryDelay.cs",
        "RecordBatch.cs",
        "BatchPlan.cs",
        "RowVersions.cs",
        "RecordNumbers.cs",
        "RecordStamps.cs",
        "BoardClock.cs",
        "ITelemetryStore.cs",
        "RingStore.cs",
        "FlashStore.cs",
        "FlashCursor.cs",
        "FlashLog.cs",
        "FlashSegment.cs",
        "FlashChunk.cs",
        "SegmentFiles.cs",
        "SegmentList.cs",
        "StoreChecks.cs",
        "SequenceCounter.cs",
        "SettingsFile.cs",
        "SettingChecks.cs",
        "StoredToken.cs",
        "SealedFile.cs",
        "WholeFile.cs",
        "Crc32C.cs",
        "LittleEndian.cs",
    ];
}
