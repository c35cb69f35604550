using System.Reflection;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No default interface members.</summary>
internal sealed class NoInterfaceBodies : IRule
{
    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly) =>
        from method in assembly.Methods
        let type = assembly.Metadata.GetTypeDefinition(assembly.Metadata.GetMethodDefinition(method.Handle).GetDeclaringType())
        where type.Attributes.HasFlag(TypeAttributes.Interface) && method.Code.Count > 0
        select new Finding(nameof(NoInterfaceBodies), method.ToString(),
            "a body in an interface ends in an exception or in no output on the device") { Method = method };
}
