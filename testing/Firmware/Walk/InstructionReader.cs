using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Takes a method's code apart.</summary>
internal static class InstructionReader
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => (int)(ushort)c.Value);

    public static IReadOnlyList<Instruction> Read(BlobReader code)
    {
        var instructions = new List<Instruction>();
        while (code.RemainingBytes > 0)
        {
            instructions.Add(Next(ref code));
        }
        return instructions;
    }

    private static Instruction Next(ref BlobReader code)
    {
        var offset = code.Offset;
        var value = code.ReadByte();
        var opCode = Codes[value == 0xfe ? 0xfe00 | code.ReadByte() : value];
        return opCode.OperandType switch
        {
            OperandType.InlineBrTarget => Jump(offset, opCode, code.ReadInt32(), ref code),
            OperandType.ShortInlineBrTarget => Jump(offset, opCode, code.ReadSByte(), ref code),
            OperandType.InlineSwitch => Switch(offset, opCode, ref code),
            var kind => new Instruction(offset, opCode, Operand(kind, ref code), []),
        };
    }

    private static Instruction Jump(int offset, OpCode opCode, int distance, ref BlobReader code) =>
        new(offset, opCode, 0, [code.Offset + distance]);

    private static Instruction Switch(int offset, OpCode opCode, ref BlobReader code)
    {
        var distances = new int[code.ReadInt32()];
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = code.ReadInt32();
        }
        var end = code.Offset;
        return new Instruction(offset, opCode, 0, [.. distances.Select(d => end + d)]);
    }

    private static long Operand(OperandType kind, ref BlobReader code) => kind switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineI => code.ReadSByte(),
        OperandType.ShortInlineVar => code.ReadByte(),
        OperandType.InlineVar => code.ReadUInt16(),
        OperandType.InlineI8 => code.ReadInt64(),
        OperandType.InlineR => BitConverter.DoubleToInt64Bits(code.ReadDouble()),
        OperandType.ShortInlineR => BitConverter.DoubleToInt64Bits(code.ReadSingle()),
        _ => code.ReadInt32(),
    };
}
