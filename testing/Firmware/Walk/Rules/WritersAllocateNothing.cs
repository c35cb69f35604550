using System.Reflection.Emit;
using TelemetryGen.NanoFramework.Counting;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>
/// What writes a message into a buffer makes no object, itself and in the methods of the assembly that it calls, except on the way to a
/// throw.
/// </summary>
internal sealed class WritersAllocateNothing : IRule
{
    public bool IsAboutCost => true;

    public IEnumerable<Finding> Check(DeviceAssembly assembly)
    {
        var seen = new HashSet<DeviceMethod>();
        var waiting = new Stack<DeviceMethod>(assembly.Methods.Where(IsWriter));
        while (waiting.TryPop(out var method))
        {
            if (!seen.Add(method))
            {
                continue;
            }
            foreach (var instruction in method.Code.Where(i => !method.Flow.OnlyThrows(i)))
            {
                if (Problem(assembly, instruction) is { } problem)
                {
                    yield return new Finding(
                        nameof(WritersAllocateNothing), assembly.Place(method, instruction), problem) { Method = method };
                }
                foreach (var called in CalledBy(assembly, instruction))
                {
                    waiting.Push(called);
                }
            }
        }
    }

    private static bool IsWriter(DeviceMethod method) =>
        method.Name.StartsWith("Write", StringComparison.Ordinal)
        && method.Signature.ParameterTypes.Any(p => p.Name == "System.Byte[]")
        && method.Signature.ParameterTypes.Any(p => p.Name == "System.Int32");

    private static string? Problem(DeviceAssembly assembly, Instruction instruction)
    {
        if (instruction.Code == OpCodes.Newarr)
        {
            return "a writer makes an array";
        }
        if (assembly.MemberOf(instruction) is not { } member)
        {
            return null;
        }
        if (instruction.Code == OpCodes.Newobj)
        {
            return member.Result.IsStruct ? null : $"a writer makes a {member.Result}";
        }
        return member is { IsField: false, Assembly: not null }
            && LibraryObjects.Of(member.Type.Name, member.Name, IsObject(member.Result)) > 0
            ? $"a writer calls {member}, which makes an object"
            : null;
    }

    private static bool IsObject(TypeShape type) =>
        type.Name.EndsWith("[]", StringComparison.Ordinal)
            || ApiListing.Device.Find(type.Name)?.Kind is ApiKind.Class or ApiKind.Interface or ApiKind.Delegate;

    // A call through an interface or a base class may be of any method of that name and signature.
    private static IEnumerable<DeviceMethod> CalledBy(DeviceAssembly assembly, Instruction instruction) =>
        assembly.MemberOf(instruction) is { IsField: false, Assembly: null } member
            ? assembly.Methods.Where(m => IsLike(m, member) && (m.Type.Name == member.Type.Name || instruction.Code == OpCodes.Callvirt))
            : [];

    private static bool IsLike(DeviceMethod method, MemberUse member) =>
        method.Name == member.Name && method.Signature.ParameterTypes.SequenceEqual(member.Parameters!);
}
