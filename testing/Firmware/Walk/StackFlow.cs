using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Which instructions compute what another one takes.</summary>
internal static class StackFlow
{
    /// <summary>
    /// The instructions of the expression that is the last operand of the one at an index, as far as they are in a straight line.
    /// </summary>
    public static IEnumerable<Instruction> Operand(DeviceMethod method, int index)
    {
        var missing = 1;
        while (missing > 0 && --index >= 0
            && method.Code[index].Code.FlowControl is FlowControl.Next or FlowControl.Call or FlowControl.Meta)
        {
            yield return method.Code[index];
            missing += Taken(method, method.Code[index]) - Given(method, method.Code[index]);
        }
    }

    private static int Taken(DeviceMethod method, Instruction instruction)
    {
        if (instruction.Code.StackBehaviourPop != StackBehaviour.Varpop)
        {
            return instruction.Code.StackBehaviourPop.ToString().Split('_').Count(p => p != "Pop0");
        }
        var member = method.Assembly.MemberOf(instruction)!;
        var isInstance = instruction.Code != OpCodes.Newobj && !member.Text.StartsWith("static ", StringComparison.Ordinal);
        return member.Parameters!.Count + (isInstance ? 1 : 0);
    }

    private static int Given(DeviceMethod method, Instruction instruction) => instruction.Code.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        StackBehaviour.Varpush => method.Assembly.MemberOf(instruction)!.Result.Name == "System.Void" ? 0 : 1,
        _ => 1,
    };
}
