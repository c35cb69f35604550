using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No static field is initialized from one of another class of the same assembly.</summary>
internal sealed class NoForeignStatics : InstructionRule
{
    protected override string? Problem(DeviceMethod method, int index)
    {
        var instruction = method.Code[index];
        return method.Name == ".cctor"
            && (instruction.Code == OpCodes.Ldsfld || instruction.Code == OpCodes.Ldsflda)
            && method.Assembly.MemberOf(instruction) is { Assembly: null } field
            && field.Type.Name != method.Type.Name
                ? $"static fields get their values once, at start, class after class, and not when "
                    + $"first used: {field.Type}.{field.Name} may not have its own yet"
                : null;
    }
}
