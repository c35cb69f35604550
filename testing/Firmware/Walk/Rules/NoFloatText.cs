using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No text of a float or double that may be 1E16 or more: the method has to have asked.</summary>
internal sealed class NoFloatText : InstructionRule
{
    private const double Limit = 1E16;

    private static readonly HashSet<string> Floats = ["System.Single", "System.Double"];

    private static readonly HashSet<string> Texts = ["System.String", "System.Text.StringBuilder"];

    protected override string? Problem(DeviceMethod method, int index) =>
        method.Assembly.MemberOf(method.Code[index]) is { IsField: false, Assembly: not null } member
        && Texts.Contains(member.Result.Name) && (Floats.Contains(member.Type.Name) || member.Parameters!.Any(p => Floats.Contains(p.Name)))
        && !method.Code.Take(index).Any(IsLimit)
            ? "from 1E16 on the text of a float is another number's on the device"
            : null;

    private static bool IsLimit(Instruction instruction) =>
        instruction.Code == OpCodes.Ldc_R8 && BitConverter.Int64BitsToDouble(instruction.Operand) is > 0 and <= Limit;
}
