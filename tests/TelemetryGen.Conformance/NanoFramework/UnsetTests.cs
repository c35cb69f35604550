using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>What a class of nanoFramework does with a field that firmware did not set.</summary>
public class UnsetTests
{
    private static readonly DeviceCode Code = DeviceCode.Of(ContractSchema.Spec);

    /// <summary>Every number and text of the messages that may not be null and has a value to spare.</summary>
    public static TheoryData<string, string> Named =>
        [.. ContractSchema.Spec.Messages.SelectMany(m => m.LiveFields.Where(IsNamed), (m, f) => (m.Name, f.Name))];

    /// <summary>Those that have none: they go out as 0, false or empty.</summary>
    public static TheoryData<string, string> Others => [.. ContractSchema.Spec.Messages.SelectMany(
        m => m.LiveFields.Where(f => !f.Optional && !IsNamed(f) && f.NestedRecord is null), (m, f) => (m.Name, f.Name))];

    [Theory]
    [MemberData(nameof(Named))]
    public void A_field_that_is_not_set_is_named_and_nothing_is_written(string message, string field)
    {
        var record = DeviceValues.NewFilled(Code, message, but: field);

        var (bytes, error, buffer) = record.Write();

        Assert.Null(bytes);
        Assert.Equal($"{message}.{field}", DeviceRecord.FieldOf(error!));
        var spec = record.Message.LiveFields.Single(f => f.Name == field);
        Assert.StartsWith(
            $"{message}.{field} is {(spec.Wire.IsFloat() && spec.IsScalar ? "NaN" : "not set")}; it must be ", error!.Message,
            StringComparison.Ordinal);
        Assert.All(buffer, b => Assert.Equal(0xEE, b));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void A_field_without_a_value_to_spare_begins_as_zero_false_or_empty(string message, string field) =>
        Assert.NotNull(DeviceValues.NewFilled(Code, message, but: field).Write().Bytes);

    [Fact]
    public void A_field_of_a_record_inside_is_named_by_its_class()
    {
        var record = DeviceValues.NewFilled(Code, "Nested", but: "Start");

        Assert.Equal("Position.Latitude is not set; it must be -900000000 to 900000000.", record.Write().Error!.Message);
    }

    // By the contract alone: what the ranges of the types leave. Not by the code under test.
    private static bool IsNamed(FieldSpec field) => field switch
    {
        { Optional: true } or { Sequence: true } or { IsGroup: true } or { IsArray: true } or { NestedRecord: not null } => false,
        { Kind: FieldKind.Text or FieldKind.FixedText } => true,
        { Kind: FieldKind.Boolean or FieldKind.Bytes or FieldKind.FixedBytes or FieldKind.Guid } => false,
        { Kind: FieldKind.Enumeration or FieldKind.Flags } => false,
        { Kind: FieldKind.Float } => field.FloatRange is not null,
        { Kind: FieldKind.Timestamp } => true,
        { Wire: WireType.Int8 or WireType.UInt8 or WireType.Int16 or WireType.UInt16 } => true,
        { Wire: WireType.UInt32 } => field.WireRange.Maximum < uint.MaxValue,
        { Wire: WireType.UInt64 } => field.WireRange.Maximum < ulong.MaxValue,
        { Wire: WireType.Int32 } => field.WireRange.Minimum > int.MinValue,
        _ => field.Kind == FieldKind.Duration || field.WireRange.Minimum > long.MinValue,
    };
}
