namespace TelemetryGen.Targets;

/// <summary>What a target's files are for.</summary>
/// <param name="Board">One of the target's <see cref="ITarget.Boards"/>; "" for what suits all of them.</param>
/// <param name="IsNative">The board's firmware has a native emitter: what packs messages may ask for machine code.</param>
/// <param name="PacksOnly">The board only sends: records without what takes messages apart, which costs it memory.</param>
public sealed record EmitOptions(string Board = "", bool IsNative = false, bool PacksOnly = false)
{
    /// <summary>What suits all boards.</summary>
    public static EmitOptions Default { get; } = new();
}
