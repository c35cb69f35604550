using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>The emitted C# for nanoFramework against the golden vectors.</summary>
public class VectorTests
{
    private static readonly string[] NarrowFields = [
        "U8", "U16", "U32", "I8", "I16", "I32", "MaybeU8", "MaybeU16", "MaybeU32", "MaybeI8", "MaybeI16", "MaybeI32"];

    /// <summary>
    /// What C# refuses before a program runs, by the field's type: arrays of fixed length are made once, and their numbers are as wide as
    /// on the wire.
    /// </summary>
    private static readonly string[] NotOfItsType =
    [
        "Arrays: too few numbers", "Arrays: too many numbers", "Arrays: no numbers", "Arrays: number wider than its type",
        "Arrays: wide number below",
        "Arrays: wide number above", "Arrays: float too large", "Arrays: entry wider than its type", "Decimals: price above",
        "Floats: single too large",
        "Floats: optional single too large", "Identities: address too short", "Identities: address too long",
        "Identities: GUID of 15 bytes", "Integers: U32 below",
        "Integers: U32 above", "Integers: U64 below", "Integers: U64 above", "Integers: I32 below", "Integers: I32 above",
        "Integers: I64 below", "Integers: I64 above",
        "Nested: door wider than its type", "Nested: too few levels", "Nested: level wider than its type", "Nested: GUID of 15 bytes",
        "Ranged: Wide below",
        "Ranged: Huge below", "Fractions: kelvin below", "Fractions: half above", "Removed: before above", "Narrow: U32 below",
        "Narrow: U32 above", "Narrow: I32 below", "Narrow: I32 above", "Narrow: MaybeI32 below",
        "Narrow: MaybeI32 above", .. NarrowFields.SelectMany(
            f => new[] { $"Narrow: {f} more than a machine word", $"Narrow: {f} less than a machine word" }),
    ];

    /// <summary>Values that are how null is said.</summary>
    private static readonly string[] Null =
    [
        "Choices: optional door is its null value", "Floats: optional single is its null value",
        "Floats: optional double is its null value", "Floats: ranged double NaN",
        "OptionalIntegers: U64 is its null value", "OptionalIntegers: I32 is its null value", "OptionalIntegers: I64 is its null value",
        "Narrow: MaybeI32 is its null value",
    ];

    private static readonly DeviceCode Code = DeviceCode.Of(ContractSchema.Spec);

    public static TheoryData<string> Written => Vectors.Names(v => v is { Hex: not null, Device: not null, IsOtherVersion: false });

    public static TheoryData<string> Refused => Vectors.Names(v => v is { Refused: not null, Device: not null });

    public static TheoryData<string> ReadNames => Vectors.Names(v => v is { Hex: not null });

    [Theory]
    [MemberData(nameof(Written))]
    public void It_writes_the_bytes_and_again_from_the_same_object(string name)
    {
        var vector = Vectors.Of(name);
        var record = Code.New(vector.Message);
        Assert.True(DeviceValues.TrySet(record.Object, record.Message, vector.Device!));

        Assert.Equal(vector.Hex, HexOf(record));
        Assert.Equal(vector.Hex, HexOf(record));
        Assert.Equal(Board.MaxPayloadBytes(vector.Message), record.MaxPayloadBytes);
        Assert.Equal(record.MaxPayloadBytes, record.MaxLength);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_refuses_what_does_not_fit_by_field_before_a_byte_is_written(string name)
    {
        var vector = Vectors.Of(name);
        var record = Code.New(vector.Message);
        if (!DeviceValues.TrySet(record.Object, record.Message, vector.Device!))
        {
            Assert.Contains(name, NotOfItsType.Concat(Null));
            return;
        }

        var (bytes, error, buffer) = record.Write();

        Assert.Null(bytes);
        Assert.Equal(vector.Subject, DeviceRecord.FieldOf(error!).Split('[')[0]);
        Assert.StartsWith(DeviceRecord.FieldOf(error!) + " ", error!.Message, StringComparison.Ordinal);
        Assert.All(buffer, b => Assert.Equal(0xEE, b));
    }

    [Theory]
    [MemberData(nameof(ReadNames))]
    public void It_reads_them_and_refuses_every_truncation_and_a_byte_too_much(string name)
    {
        var vector = Vectors.Of(name);
        var record = Code.New(vector.Message);

        Assert.True(record.TryRead(vector.Bytes));
        Assert.Equal("", ReadValues.Difference(record, new MessageReader(ContractSchema.Spec).Read(vector.Bytes)));
        if (vector.IsOtherVersion)
        {
            return;
        }

        Assert.Equal(vector.Hex, HexOf(record));
        Assert.All(Enumerable.Range(0, vector.Bytes.Length), length => Assert.False(record.TryRead(vector.Bytes[..length])));
        Assert.False(record.TryRead([.. vector.Bytes, 0]));
    }

    private static string HexOf(DeviceRecord record)
    {
        var (bytes, error, _) = record.Write();
        return bytes is null ? error!.Message : Convert.ToHexStringLower(bytes);
    }
}
