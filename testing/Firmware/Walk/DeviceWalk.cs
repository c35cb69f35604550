using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.NanoFramework.Tests.Walk.Rules;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Holds compiled device code to all rules.</summary>
public static class DeviceWalk
{
    /// <summary>Every rule there is.</summary>
    public static IReadOnlyList<IRule> Rules { get; } =
    [
        new ListedApi(), new NoGenerics(), new NoOverflowChecks(), new NoStackAllocation(), new NoVolatile(), new NoMatrices(),
        new NoPinning(),
        new NoEnumText(), new NoDivisionByZero(), new NoInterfaceBodies(), new NoEmbeddedTypes(), new NoFieldOffsets(),
        new NoInliningFlag(),
        new NoForeignStatics(), new NoUnsignedToFloat(), new NoFloatText(), new NoCharOfText(), new NoNestedRemainder(),
        new NoBoxing(), new NoStructCopies(), new NoLiterals(), new WritersAllocateNothing(),
    ];

    /// <summary>What an assembly breaks; empty when a device may run it.</summary>
    /// <param name="image">The compiled code.</param>
    /// <param name="runsOnce">Tells the methods that run once, at start, and may allocate; none by default.</param>
    public static IReadOnlyList<Finding> Check(DeviceImage image, Func<DeviceMethod, bool>? runsOnce = null)
    {
        using var assembly = new DeviceAssembly(image);
        return [.. Rules.SelectMany(
            r => r.Check(assembly).Where(f => !r.IsAboutCost || f.Method is null || runsOnce is null || !runsOnce(f.Method)))];
    }
}
