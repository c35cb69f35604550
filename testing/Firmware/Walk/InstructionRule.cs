namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>A rule that looks at one instruction after the other.</summary>
public abstract class InstructionRule : IRule
{
    public virtual bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly) =>
        from method in assembly.Methods
        from index in Enumerable.Range(0, method.Code.Count)
        let problem = Problem(method, index)
        where problem is not null
        select new Finding(GetType().Name, assembly.Place(method, method.Code[index]), problem) { Method = method };

    /// <summary>What is wrong with the instruction at that index of the method's code; null when nothing is.</summary>
    protected abstract string? Problem(DeviceMethod method, int index);
}
