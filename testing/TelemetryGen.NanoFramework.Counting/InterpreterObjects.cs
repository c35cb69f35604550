using Mono.Cecil;
using Mono.Cecil.Cil;

namespace TelemetryGen.NanoFramework.Counting;

/// <summary>
/// How many objects an instruction makes in nanoFramework's interpreter. Copies of structs are not here: the walk refuses them wherever
/// they are.
/// </summary>
internal static class InterpreterObjects
{
    /// <param name="instruction">The instruction.</param>
    /// <param name="isDevice">Tells the types of the device's own code, whose instructions are counted themselves, from those of the
    /// library.</param>
    public static int Of(Instruction instruction, Func<TypeReference, bool> isDevice) => instruction.OpCode.Code switch
    {
        // Not interned there: each time it is loaded.
        Code.Ldstr => 1,
        Code.Newarr or Code.Box => 1,
        Code.Newobj => ((MethodReference)instruction.Operand).DeclaringType.IsValueType ? 0 : 1,
        Code.Call or Code.Callvirt => OfCall((MethodReference)instruction.Operand, isDevice),
        _ => 0,
    };

    private static int OfCall(MethodReference method, Func<TypeReference, bool> isDevice) => isDevice(method.DeclaringType)
        ? 0
        : LibraryObjects.Of(method.DeclaringType.FullName, method.Name, IsObject(method.ReturnType));

    private static bool IsObject(TypeReference type) =>
        !type.IsValueType && !type.IsByReference && !type.IsPointer && type.MetadataType != MetadataType.Void;
}
