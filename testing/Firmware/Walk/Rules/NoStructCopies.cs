using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No struct is taken by value: read a field of a local one by reference, pass it by <c>ref</c>.</summary>
internal sealed class NoStructCopies : InstructionRule
{
    private static readonly HashSet<OpCode> Loads = [OpCodes.Ldfld, OpCodes.Ldsfld, OpCodes.Ldobj, OpCodes.Ldelem, OpCodes.Unbox_Any];

    private static readonly HashSet<OpCode> Calls = [OpCodes.Call, OpCodes.Callvirt, OpCodes.Newobj];

    public override bool IsAboutCost => true;

    protected override string? Problem(DeviceMethod method, int index)
    {
        var instruction = method.Code[index];
        var copied = Copied(method, instruction)
            ?? (Calls.Contains(instruction.Code) && !IsKept(method.Code[index + 1]) ? Result(method, instruction) : null);
        return copied is { IsStruct: true } ? $"{copied} is copied by value, which makes an object of it on the heap" : null;
    }

    private static TypeShape? Copied(DeviceMethod method, Instruction instruction)
    {
        var name = instruction.Code.Name!;
        if (name.StartsWith("ldloc", StringComparison.Ordinal) || name.StartsWith("ldarg", StringComparison.Ordinal))
        {
            return name.StartsWith("ldloca", StringComparison.Ordinal) || name.StartsWith("ldarga", StringComparison.Ordinal)
                ? null
                : method.SlotOf(instruction);
        }
        return Loads.Contains(instruction.Code)
            ? method.Assembly.TypeOf(instruction) ?? method.Assembly.MemberOf(instruction)?.Result
            : null;
    }

    private static TypeShape? Result(DeviceMethod method, Instruction instruction) => method.Assembly.MemberOf(instruction)?.Result;

    // A result may be put into a local, once, or thrown away.
    private static bool IsKept(Instruction next) =>
        next.Code == OpCodes.Pop || next.Code.Name!.StartsWith("stloc", StringComparison.Ordinal);
}
