namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No <c>[FieldOffset]</c>.</summary>
internal sealed class NoFieldOffsets : IRule
{
    public bool IsAboutCost => false;

    public IEnumerable<Finding> Check(DeviceAssembly assembly) =>
        from handle in assembly.Metadata.FieldDefinitions
        where assembly.Metadata.GetFieldDefinition(handle).GetOffset() >= 0
        select new Finding(nameof(NoFieldOffsets), assembly.MemberOf(handle)!.ToString(), "FieldOffset is not in the device's libraries");
}
