namespace TelemetryGen;

/// <summary>
/// What device code calls a member whose own name is reserved there, or becomes that of another: each target derives its name from this
/// one, as it does from a member's. Bytes, schema ids and server code stay as they are.
/// </summary>
/// <param name="name">A name as a C# member has it: <c>[TargetName("Origin")] From</c> is <c>origin</c> in Python.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class TargetNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}
