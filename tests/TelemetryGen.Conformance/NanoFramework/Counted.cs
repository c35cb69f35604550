using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>A copy of emitted code in which every instruction counts itself: nanoFramework interprets them one by one, so their number is its speed.</summary>
internal static class Counted
{
    public static Assembly Copy(byte[] image)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(image));
        var module = assembly.MainModule;
        var instruction = module.ImportReference(typeof(Executed).GetMethod(nameof(Executed.Instruction)));
        var allocation = module.ImportReference(typeof(Executed).GetMethod(nameof(Executed.Allocation)));
        foreach (var method in module.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody))
        {
            method.Body.SimplifyMacros();
            Count(method.Body, instruction, allocation);
            method.Body.OptimizeMacros();
        }

        var counted = new MemoryStream();
        assembly.Write(counted);
        return DeviceCode.Load(counted.ToArray());
    }

    private static void Count(Mono.Cecil.Cil.MethodBody body, MethodReference instruction, MethodReference allocation)
    {
        var il = body.GetILProcessor();
        foreach (var original in body.Instructions.ToArray())
        {
            Assert.NotEqual(OpCodeType.Prefix, original.OpCode.OpCodeType);

            // Branches go to the object: it becomes the call, and a copy of what it was comes behind.
            var copy = il.Create(OpCodes.Nop);
            (copy.OpCode, copy.Operand) = (original.OpCode, original.Operand);
            (original.OpCode, original.Operand) = (OpCodes.Call, instruction);
            il.InsertAfter(original, copy);
            if (copy.OpCode.Code is Code.Newobj or Code.Newarr or Code.Box)
            {
                il.InsertAfter(original, il.Create(OpCodes.Call, allocation));
            }
        }
    }
}
