using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>One instruction of a method.</summary>
/// <param name="Offset">Where it starts in the method's code.</param>
/// <param name="Code">What it does.</param>
/// <param name="Operand">Its number, token or index; the bits of a float; 0 when it has none.</param>
/// <param name="Targets">Where it may jump.</param>
public sealed record Instruction(int Offset, OpCode Code, long Operand, IReadOnlyList<int> Targets)
{
    /// <summary>Whether its operand is a token of a type, a method or a field.</summary>
    public bool HasToken =>
        Code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok;

    /// <summary>The local that it loads or stores, or the argument; -1 for other instructions.</summary>
    public int Slot => Code.OperandType switch
    {
        OperandType.InlineVar or OperandType.ShortInlineVar => (int)Operand,
        // ldloc.0, stloc.3, ldarg.1; but ldc.i4.1 is a number.
        OperandType.InlineNone when Code.Name is ['l' or 's', _, not 'c', .., '.', >= '0' and <= '9'] => Code.Name[^1] - '0',
        _ => -1,
    };

    public override string ToString() => $"IL_{Offset:x4} {Code.Name}";
}
