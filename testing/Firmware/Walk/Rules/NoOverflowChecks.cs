namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No checked arithmetic.</summary>
internal sealed class NoOverflowChecks : InstructionRule
{
    protected override string? Problem(DeviceMethod method, int index) =>
        method.Code[index].Code.Name!.Contains(".ovf", StringComparison.Ordinal)
            ? "checked arithmetic never throws on the device: 300 became 44"
            : null;
}
