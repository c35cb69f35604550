namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No <c>fixed</c> statements.</summary>
internal sealed class NoPinning : IRule
{
    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly) =>
        from method in assembly.Methods
        where method.Locals.Any(l => l.IsPinned)
        select new Finding(nameof(NoPinning), method.ToString(), "the device's metadata processor refuses 'fixed'") { Method = method };
}
