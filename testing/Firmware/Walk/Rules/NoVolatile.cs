using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No <c>volatile</c>.</summary>
internal sealed class NoVolatile : IRule
{
    private const string Why = "volatile needs IsVolatile, which the device's libraries do not have";

    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly)
    {
        foreach (var field in assembly.Fields().Where(f => f.Result.IsModified))
        {
            yield return new Finding(nameof(NoVolatile), field.ToString(), Why);
        }
        foreach (var method in assembly.Methods)
        {
            foreach (var instruction in method.Code.Where(i => i.Code == OpCodes.Volatile))
            {
                yield return new Finding(nameof(NoVolatile), assembly.Place(method, instruction), Why) { Method = method };
            }
        }
    }
}
