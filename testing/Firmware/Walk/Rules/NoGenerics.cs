using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No generic type or method, of its own or of a library.</summary>
internal sealed class NoGenerics : IRule
{
    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly)
    {
        foreach (var type in assembly.Types.Where(t => t.GetGenericParameters().Count > 0))
        {
            yield return Found(assembly.Names.Of(type), "a generic type gives garbage or no output on the device");
        }
        foreach (var method in assembly.Methods)
        {
            if (assembly.Metadata.GetMethodDefinition(method.Handle).GetGenericParameters().Count > 0)
            {
                yield return Found(method.ToString(), "a generic method gives garbage or no output on the device");
            }
            foreach (var instruction in method.Code.Where(i => IsGeneric(assembly, i)))
            {
                yield return Found(assembly.Place(method, instruction), "the use of a generic gives garbage or no output on the device");
            }
            foreach (var local in method.Locals.Where(l => l.IsGeneric))
            {
                yield return Found(method.ToString(), $"the local of type {local} is generic: garbage or no output on the device");
            }
        }
        foreach (var field in assembly.Fields().Where(f => f.Result.IsGeneric))
        {
            yield return Found(field.ToString(), "a field of a generic type gives garbage or no output on the device");
        }
    }

    private static bool IsGeneric(DeviceAssembly assembly, Instruction instruction) =>
        instruction.HasToken
        && (MetadataTokens.EntityHandle((int)instruction.Operand).Kind == HandleKind.MethodSpecification
            || assembly.TypeOf(instruction) is { IsGeneric: true }
            || assembly.MemberOf(instruction) is { Type.IsGeneric: true });

    private static Finding Found(string place, string problem) => new(nameof(NoGenerics), place, problem);
}
