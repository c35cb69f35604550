namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>What a counted copy of emitted code has executed; on one thread.</summary>
public static class Executed
{
    [ThreadStatic]
    private static int _instructions;

    [ThreadStatic]
    private static int _allocations;

    /// <summary>IL instructions, each as one; what runs inside of the class library is the one call.</summary>
    internal static int Instructions { get => _instructions; set => _instructions = value; }

    /// <summary>Objects, arrays and boxes made by the code itself.</summary>
    internal static int Allocations { get => _allocations; set => _allocations = value; }

    /// <summary>Called before every instruction.</summary>
    public static void Instruction() => Instructions++;

    /// <summary>Called before every instruction that makes an object.</summary>
    public static void Allocation() => Allocations++;
}
