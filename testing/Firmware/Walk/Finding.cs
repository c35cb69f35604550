namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Something that a device would not run, would run wrongly, or would pay for.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Place">File and line, method, instruction; what is known of them.</param>
/// <param name="Problem">One sentence: what is there, and what the device makes of it.</param>
public sealed record Finding(string Rule, string Place, string Problem)
{
    /// <summary>The method that has it; null when it is in no method.</summary>
    public DeviceMethod? Method { get; init; }

    public override string ToString() => $"{Place}: {Problem} [{Rule}]";
}
