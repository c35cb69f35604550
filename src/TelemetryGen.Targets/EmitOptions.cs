namespace TelemetryGen.Targets;

/// <summary>What a target's files are for.</summary>
/// <param name="Board">One of the target's <see cref="ITarget.Boards"/>; "" for what suits all of them.</param>
/// <param name="IsNative">The board's firmware has a native emitter: what packs messages may ask for machine code.</param>
/// <param name="PacksOnly">The board only sends: records without what takes messages apart, which costs it memory.</param>
/// <param name="Modules">Which of the code that is shipped as it is goes with the records.</param>
public sealed record EmitOptions(
    string Board = "", bool IsNative = false, bool PacksOnly = false, DeviceModules Modules = DeviceModules.Queue)
{
    /// <summary>What suits all boards.</summary>
    public static EmitOptions Default { get; } = new();
}

/// <summary>What goes with the records of a device: each holds what stands before it.</summary>
public enum DeviceModules
{
    /// <summary>Records and what they need: the bytes go over a line of one's own.</summary>
    Records,

    /// <summary>The sender too: each event is sent at once.</summary>
    Sender,

    /// <summary>All: a store for outages, the queue that sends it, and the board's program.</summary>
    Queue,
}
