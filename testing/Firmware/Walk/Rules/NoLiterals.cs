using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>
/// No text literal is loaded but on the way to an exception, or in a constructor: the interpreter makes a new object of it each time, of ""
/// too. What is needed again and again is a static readonly field, or string.Empty.
/// </summary>
internal sealed class NoLiterals : IRule
{
    public bool IsAboutCost => true;

    public IEnumerable<Finding> Check(DeviceAssembly assembly)
    {
        var ofErrors = OfErrors(assembly);
        return
            from method in assembly.Methods
            where !ofErrors.Contains(method.Handle) && !method.Signature.ReturnType.Name.EndsWith("Exception", StringComparison.Ordinal)
            from instruction in method.Code
            where instruction.Code == OpCodes.Ldstr && !IsOfError(method, instruction)
            select new Finding(nameof(NoLiterals), assembly.Place(method, instruction),
                "a text literal is a new object each time that it is loaded") { Method = method };
    }

    // Beside those that return an exception: methods of the assembly alone that are called for errors, or by constructors, and from nowhere
    // else.
    private static HashSet<MethodDefinitionHandle> OfErrors(DeviceAssembly assembly)
    {
        var calls = (
            from method in assembly.Methods
            from instruction in method.Code
            where instruction.HasToken
            let called = MetadataTokens.EntityHandle((int)instruction.Operand)
            where called.Kind == HandleKind.MethodDefinition
            select (Caller: method, Called: (MethodDefinitionHandle)called, IsOfError: IsOfError(method, instruction))).ToList();
        var found = assembly.Methods.Select(m => m.Handle).Where(m => IsInternal(assembly, m)).Intersect(calls.Select(c => c.Called))
            .ToHashSet();
        while (found.RemoveWhere(m => calls.Any(c => c.Called == m && !c.IsOfError && !found.Contains(c.Caller.Handle))) > 0)
        {
        }
        return found;
    }

    private static bool IsInternal(DeviceAssembly assembly, MethodDefinitionHandle method)
    {
        var definition = assembly.Metadata.GetMethodDefinition(method);
        var isVisible = assembly.Metadata.GetTypeDefinition(definition.GetDeclaringType()).Attributes.HasFlag(TypeAttributes.Public)
            && (definition.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family
                or MethodAttributes.FamORAssem;
        return !isVisible && !definition.Attributes.HasFlag(MethodAttributes.Virtual);
    }

    private static bool IsOfError(DeviceMethod method, Instruction instruction) =>
        method.Name is ".ctor" or ".cctor" || method.Flow.OnlyThrows(instruction)
            || method.Regions.Any(r => r.Kind == ExceptionRegionKind.Catch && IsIn(r, instruction));

    private static bool IsIn(ExceptionRegion region, Instruction instruction) =>
        instruction.Offset >= region.HandlerOffset && instruction.Offset < region.HandlerOffset + region.HandlerLength;
}
