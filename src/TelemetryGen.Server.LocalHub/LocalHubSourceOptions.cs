namespace TelemetryGen.Server;

/// <summary>How to read from a local hub in the same process.</summary>
public sealed class LocalHubSourceOptions
{
    /// <summary>A name for this reader: readers with other names have checkpoints of their own.</summary>
    public string ConsumerGroup { get; set; } = "$Default";

    /// <summary>A SQLite file for checkpoints and state; by default <c>telemetry.db</c> in the program's content root.</summary>
    public string? CheckpointFile { get; set; }

    /// <summary>How often checkpoints are set while events come in. They are set at a stop too.</summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(1);
}
