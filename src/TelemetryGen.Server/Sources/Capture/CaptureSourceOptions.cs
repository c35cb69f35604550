namespace TelemetryGen.Server;

/// <summary>How to read the files that Event Hubs Capture wrote.</summary>
public sealed class CaptureSourceOptions
{
    /// <summary>Wait for new files at the end, instead of ending there.</summary>
    public bool Follow { get; set; }

    /// <summary>How often new files are looked for.</summary>
    public TimeSpan FollowInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Stop the program when all files are read: for a job that goes through an archive once.</summary>
    public bool StopAtEnd { get; set; }

    /// <summary>A name for this reader: readers with other names have checkpoints of their own.</summary>
    public string Reader { get; set; } = "capture";

    /// <summary>A SQLite file for checkpoints and state; by default <c>telemetry.db</c> in the program's content root.</summary>
    public string? CheckpointFile { get; set; }
}
