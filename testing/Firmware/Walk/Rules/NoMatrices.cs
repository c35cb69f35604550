namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No arrays of more than one dimension.</summary>
internal sealed class NoMatrices : IRule
{
    private const string Why = "the device's metadata processor refuses arrays of more than one dimension";

    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly)
    {
        foreach (var field in assembly.Fields().Where(f => f.Result.HasMatrix))
        {
            yield return new Finding(nameof(NoMatrices), field.ToString(), Why);
        }
        foreach (var method in assembly.Methods)
        {
            if (method.Signature.ParameterTypes.Append(method.Signature.ReturnType).Concat(method.Locals).Any(t => t.HasMatrix))
            {
                yield return new Finding(nameof(NoMatrices), method.ToString(), Why) { Method = method };
            }
            foreach (var instruction in method.Code.Where(i => assembly.MemberOf(i) is { Type.HasMatrix: true }))
            {
                yield return new Finding(nameof(NoMatrices), assembly.Place(method, instruction), Why) { Method = method };
            }
        }
    }
}
