namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>A method or field that code refers to.</summary>
/// <param name="Assembly">Where it is; null for the walked assembly itself.</param>
/// <param name="Type">The type that has it.</param>
/// <param name="Text">Its line of a listing.</param>
/// <param name="Name">Its name alone.</param>
/// <param name="Result">What a method returns, what a field holds; what a constructor makes is its type.</param>
/// <param name="Parameters">A method's parameters; null for a field.</param>
public sealed record MemberUse(
    string? Assembly, TypeShape Type, string Text, string Name, TypeShape Result, IReadOnlyList<TypeShape>? Parameters)
{
    /// <summary>Whether it is a field.</summary>
    public bool IsField => Parameters is null;

    public override string ToString() => $"{Type}: {Text}";
}
