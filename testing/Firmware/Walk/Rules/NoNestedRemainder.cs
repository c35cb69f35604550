using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>
/// No remainder of unsigned integers becomes a float or double within the expression that has it: kept in between it is right.
/// </summary>
internal sealed class NoNestedRemainder : InstructionRule
{
    protected override string? Problem(DeviceMethod method, int index) =>
        (method.Code[index].Code == OpCodes.Conv_R8 || method.Code[index].Code == OpCodes.Conv_R4)
        && StackFlow.Operand(method, index).Any(i => i.Code == OpCodes.Rem_Un)
            ? "a remainder of unsigned integers is converted wrongly within one expression on the device: keep it in a field, or in a "
                + "local that the optimizer keeps"
            : null;
}
