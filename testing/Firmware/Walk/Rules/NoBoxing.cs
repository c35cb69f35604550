using System.Reflection.Emit;
using TelemetryGen.NanoFramework.Tests.Api;

namespace TelemetryGen.NanoFramework.Tests.Walk.Rules;

/// <summary>No value becomes an object, seen or unseen.</summary>
internal sealed class NoBoxing : InstructionRule
{
    public override bool IsAboutCost => true;

    protected override string? Problem(DeviceMethod method, int index)
    {
        var instruction = method.Code[index];
        if (instruction.Code == OpCodes.Box)
        {
            return $"boxing {method.Assembly.TypeOf(instruction)} is an allocation";
        }
        return instruction.Code == OpCodes.Constrained && Boxes(method, method.Code[index + 1], method.Assembly.TypeOf(instruction)!)
            ? $"the call of a method that {method.Assembly.TypeOf(instruction)} inherits boxes it: an allocation"
            : null;
    }

    // A value type is boxed for a method that it does not have itself.
    private static bool Boxes(DeviceMethod method, Instruction call, TypeShape type)
    {
        var text = method.Assembly.MemberOf(call)!.Text;
        return ApiListing.Device.Find(type.Name) is { } listed
            ? listed.Kind is ApiKind.Enum || (listed.Kind is ApiKind.Struct && !listed.Has(text))
            : method.Assembly.IsEnum(type) || (type.IsStruct && !Has(method.Assembly, type, text));
    }

    private static bool Has(DeviceAssembly assembly, TypeShape type, string method) =>
        assembly.Methods.Any(m => m.Type.Name == type.Name && TypeNames.MethodText(m.Name, m.Signature) == method);
}
