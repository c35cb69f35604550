using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace TelemetryGen.NanoFramework.Counting;

/// <summary>A copy of an assembly in which every instruction of device code counts itself.</summary>
public static class Counted
{
    /// <summary>All of the assembly is device code.</summary>
    public static byte[] Copy(byte[] image) => Copy(image, _ => true);

    /// <param name="image">The assembly.</param>
    /// <param name="isDevice">Tells device code from stand-ins for the class library by the namespace; a call of these is one
    /// instruction.</param>
    public static byte[] Copy(byte[] image, Func<string, bool> isDevice)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(new MemoryStream(image));
        var module = assembly.MainModule;
        var counter = new Counter(
            module.ImportReference(typeof(Executed).GetMethod(nameof(Executed.Instruction))),
            module.ImportReference(typeof(Executed).GetMethod(nameof(Executed.Objects))),
            t => t.Scope == module && isDevice(t.GetElementType().Namespace));
        foreach (var type in module.GetTypes().Where(t => isDevice(NamespaceOf(t))))
        {
            foreach (var method in type.Methods.Where(m => m.HasBody))
            {
                method.Body.SimplifyMacros();
                counter.Count(method.Body);
                method.Body.OptimizeMacros();
            }
        }

        var counted = new MemoryStream();
        assembly.Write(counted);
        return counted.ToArray();
    }

    private static string NamespaceOf(TypeDefinition type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;

    private sealed record Counter(MethodReference Instruction, MethodReference Objects, Func<TypeReference, bool> IsDevice)
    {
        public void Count(MethodBody body)
        {
            var il = body.GetILProcessor();
            var isPrefixed = false;
            foreach (var original in body.Instructions.ToArray())
            {
                // Nothing can stand between a prefix and what it is of.
                var isCounted = !isPrefixed;
                isPrefixed = original.OpCode.OpCodeType == OpCodeType.Prefix;
                if (!isCounted)
                {
                    continue;
                }

                // Branches go to the object: it becomes the call, and a copy of what it was follows.
                var copy = il.Create(OpCodes.Nop);
                (copy.OpCode, copy.Operand) = (original.OpCode, original.Operand);
                var objects = InterpreterObjects.Of(copy, IsDevice);
                (original.OpCode, original.Operand) = (OpCodes.Call, Instruction);
                il.InsertAfter(original, copy);
                if (objects > 0)
                {
                    il.InsertAfter(original, il.Create(OpCodes.Call, Objects));
                    il.InsertAfter(original, il.Create(OpCodes.Ldc_I4, objects));
                }
            }
        }
    }
}
