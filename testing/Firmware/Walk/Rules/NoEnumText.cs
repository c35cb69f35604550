using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No text of an enumeration's member.</summary>
internal sealed class NoEnumText : InstructionRule
{
    protected override string? Problem(DeviceMethod method, int index)
    {
        var member = method.Assembly.MemberOf(method.Code[index]);
        if (member is not { Name: "ToString" })
        {
            return null;
        }
        var isEnum = member.Type.Name == "System.Enum" || (index > 0 && IsEnum(method, method.Code[index - 1]));
        return isEnum ? "ToString of an enumeration gives its number on the device, not its name" : null;
    }

    private static bool IsEnum(DeviceMethod method, Instruction before) =>
        (before.Code == OpCodes.Constrained || before.Code == OpCodes.Box) && method.Assembly.IsEnum(method.Assembly.TypeOf(before)!);
}
