using System.Reflection;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No <c>AggressiveInlining</c>.</summary>
internal sealed class NoInliningFlag : IRule
{
    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly) =>
        from method in assembly.Methods
        where assembly.Metadata.GetMethodDefinition(method.Handle).ImplAttributes.HasFlag(MethodImplAttributes.AggressiveInlining)
        select new Finding(
            nameof(NoInliningFlag), method.ToString(), "AggressiveInlining is not in the device's libraries") { Method = method };
}
