namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No char of a text by its index: the bytes of its UTF-8 are what a device has.</summary>
internal sealed class NoCharOfText : InstructionRule
{
    protected override string? Problem(DeviceMethod method, int index) =>
        method.Assembly.MemberOf(method.Code[index]) is { Name: "get_Chars", Type.Name: "System.String" }
            ? "the second half of a surrogate pair is its first on the device, and each index is a search: look at the bytes"
            : null;
}
