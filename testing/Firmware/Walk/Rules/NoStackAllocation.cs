using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No <c>stackalloc</c>.</summary>
internal sealed class NoStackAllocation : InstructionRule
{
    protected override string? Problem(DeviceMethod method, int index) =>
        method.Code[index].Code == OpCodes.Localloc ? "stackalloc ends in an exception or in no output on the device" : null;
}
