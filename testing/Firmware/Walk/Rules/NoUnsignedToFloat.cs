using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No unsigned integer becomes a float or double at once.</summary>
internal sealed class NoUnsignedToFloat : InstructionRule
{
    protected override string? Problem(DeviceMethod method, int index) =>
        method.Code[index].Code == OpCodes.Conv_R_Un
            ? "firmware before 2026-05 takes the integer as a signed one: -1 for 4294967295"
            : null;
}
