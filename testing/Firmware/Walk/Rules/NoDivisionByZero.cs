using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No division by the constant 0.0, which elsewhere is a way to infinity and NaN.</summary>
internal sealed class NoDivisionByZero : InstructionRule
{
    protected override string? Problem(DeviceMethod method, int index)
    {
        var instruction = method.Code[index];
        return instruction.Code == OpCodes.Div && index > 0 && IsZero(method.Code[index - 1])
            ? "a floating point division by zero throws on the device"
            : null;
    }

    private static bool IsZero(Instruction instruction) =>
        (instruction.Code == OpCodes.Ldc_R8 || instruction.Code == OpCodes.Ldc_R4)
            && BitConverter.Int64BitsToDouble(instruction.Operand) == 0;
}
