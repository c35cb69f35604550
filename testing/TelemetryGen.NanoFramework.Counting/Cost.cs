namespace TelemetryGen.NanoFramework.Counting;

/// <summary>What some device code costs on a board.</summary>
/// <param name="Instructions">IL instructions, which nanoFramework interprets one by one; a call of the class library is one.</param>
/// <param name="Objects">Objects for its collector, by the model of its interpreter.</param>
public readonly record struct Cost(int Instructions, int Objects)
{
    public override string ToString() => $"{Instructions} instructions, {Objects} objects";
}
