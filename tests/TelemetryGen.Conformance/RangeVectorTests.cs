using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.CompilerServices;
using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Conformance;

/// <summary>
/// The packed struct of every record asks whether any value is out of range, several in one vector, and then which, one by one: both say
/// the same.
/// </summary>
public class RangeVectorTests
{
    public static TheoryData<string> Blocks => [.. ContractSchema.Spec.Messages.Where(m => Wire(m.Name) is not null).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Around_every_bound_both_say_the_same(string message)
    {
        var layout = WireLayout.From(ContractSchema.Spec.Messages.Single(m => m.Name == message));
        var check = Check(message);
        foreach (var vector in Vectors.All.Where(
            v => v.Message == message && v is { Hex: not null, Fields: not null, IsOtherVersion: false }))
        {
            foreach (var slot in layout.Block.OfType<FieldSlot>().Where(s => s.Field.IsScalar && !s.Wire.IsFloat()))
            {
                foreach (var value in Around(slot))
                {
                    var block = vector.Bytes[WireLayout.HeaderLength..];
                    Put(block, slot, value);
                    Same(check, block, $"{message}.{slot.Field.Name} of {value}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Of_any_bytes_both_say_the_same(string message)
    {
        var length = WireLayout.From(ContractSchema.Spec.Messages.Single(m => m.Name == message)).BlockLength;
        var check = Check(message);

        var random = new Random(179);
        var block = new byte[length];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(block);
            Same(check, block, $"{message} of {Convert.ToHexString(block)}");
        }
    }

    // Texts and arrays that are wrong hide what the vectors say: of some record at least each answer has to come.
    [Fact]
    public void Both_answers_come_from_a_vector_of_ranges()
    {
        var check = Check(nameof(Ranged));
        var block = Vectors.All.First(v => v is { Message: nameof(Ranged), Hex: not null, Fields: not null }).Bytes[
            WireLayout.HeaderLength..];
        Assert.Equal((false, true), check(block));

        block[0] = 21;
        Assert.Equal((true, false), check(block));
    }

    [Fact]
    public void Without_the_vectors_of_the_processor_as_well()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_EnableHWIntrinsic") == "0")
        {
            return;
        }

        var (exitCode, output) = WithoutVectors.Run(GetType().Assembly, GetType().FullName!);

        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("Total: 0", output, StringComparison.Ordinal);
    }

    private static IEnumerable<decimal> Around(FieldSlot slot)
    {
        var (range, held) = (slot.Field.WireRange, slot.Wire.Bounds(optional: false));
        return new[] { range.Minimum, range.Maximum, held.Minimum, held.Maximum, 0, slot.Wire.NullValue() }
            .SelectMany(b => new[] { b - 1, b, b + 1 }).Where(b => b >= held.Minimum && b <= held.Maximum).Distinct();
    }

    private static void Put(byte[] block, FieldSlot slot, decimal value)
    {
        Span<byte> number = stackalloc byte[16];
        BinaryPrimitives.WriteInt128LittleEndian(number, (Int128)value);
        number[..slot.Size].CopyTo(block.AsSpan(slot.Offset));
    }

    private static void Same(Func<byte[], (bool IsOut, bool IsRight)> check, byte[] block, string what)
    {
        var (isOut, isRight) = check(block);
        Assert.True(isOut != isRight, $"{what}: IsOutOfRange is {isOut}, TryCheck {isRight}.");
    }

    private static Type? Wire(string message) =>
        typeof(Integers).Assembly.GetType($"{typeof(Integers).Namespace}.{message}")?.GetNestedType("Wire");

    private static Func<byte[], (bool IsOut, bool IsRight)> Check(string message) => typeof(RangeVectorTests)
        .GetMethod(nameof(CheckOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(Wire(message)!)
        .CreateDelegate<Func<byte[], (bool, bool)>>();

    private static (bool IsOut, bool IsRight) CheckOf<TWire>(byte[] block)
        where TWire : unmanaged, IWireBlock<TWire>
    {
        Assert.Equal(Unsafe.SizeOf<TWire>(), block.Length);
        var wire = Unsafe.ReadUnaligned<TWire>(ref block[0]);
        return (wire.IsOutOfRange, wire.TryCheck(out _));
    }
}
