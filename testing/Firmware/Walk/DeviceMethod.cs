using System.Reflection.Metadata;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>A method of device code, taken apart.</summary>
public sealed class DeviceMethod
{
    internal DeviceMethod(DeviceAssembly assembly, MethodDefinitionHandle handle)
    {
        Assembly = assembly;
        Handle = handle;
        var definition = assembly.Metadata.GetMethodDefinition(handle);
        Type = assembly.Names.ShapeOf(definition.GetDeclaringType());
        Name = assembly.Metadata.GetString(definition.Name);
        Signature = definition.DecodeSignature(assembly.Names.Shapes, null);
        if (definition.RelativeVirtualAddress != 0)
        {
            var body = assembly.File.GetMethodBody(definition.RelativeVirtualAddress);
            Code = InstructionReader.Read(body.GetILReader());
            Locals = body.LocalSignature.IsNil
                ? []
                : assembly.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(assembly.Names.Shapes, null);
            Regions = body.ExceptionRegions;
        }
        Flow = new CodeFlow(this);
    }

    public DeviceAssembly Assembly { get; }

    public MethodDefinitionHandle Handle { get; }

    /// <summary>The type that has it.</summary>
    public TypeShape Type { get; }

    public string Name { get; }

    public MethodSignature<TypeShape> Signature { get; }

    /// <summary>Its instructions; none for an abstract method.</summary>
    public IReadOnlyList<Instruction> Code { get; } = [];

    /// <summary>The types of its locals.</summary>
    public IReadOnlyList<TypeShape> Locals { get; } = [];

    /// <summary>Its try, catch and finally blocks.</summary>
    public IReadOnlyList<ExceptionRegion> Regions { get; } = [];

    /// <summary>Which of its instructions lead where.</summary>
    internal CodeFlow Flow { get; }

    /// <summary>The type of a local or, for <c>ldarg</c>, of an argument; null when the instruction is about neither.</summary>
    public TypeShape? SlotOf(Instruction instruction)
    {
        if (instruction.Slot < 0)
        {
            return null;
        }
        if (!instruction.Code.Name!.Contains("arg", StringComparison.Ordinal))
        {
            return Locals[instruction.Slot];
        }
        var index = instruction.Slot - (Signature.Header.IsInstance ? 1 : 0);
        return index < 0 ? Type with { IsStruct = false } : Signature.ParameterTypes[index];
    }

    public override string ToString() => $"{Type}.{Name}";
}
