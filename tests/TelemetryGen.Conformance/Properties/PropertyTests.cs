using CsCheck;
using TelemetryGen.Conformance.Robustness;
using TelemetryGen.Schema;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Conformance.Properties;

/// <summary>
/// What holds of every record and of any bytes. A failure prints a seed; <c>CsCheck_Seed</c> repeats it, <c>CsCheck_Time</c> looks longer.
/// </summary>
public class PropertyTests
{
    private static readonly int Count = Effort.Of(100, 1_000);

    public static TheoryData<string> Messages => RecordNames.All;

    [Theory, MemberData(nameof(Messages))]
    public void What_is_written_is_read_back(string message)
    {
        var codec = RecordCodec.Of(message);
        RecordGen.Of(codec).Sample(
            generated =>
            {
                Assert.True(codec.TryWrite(generated.Record, out var bytes, out var error), error.ToString());
                Assert.True(codec.TryRead(bytes, out var record, out error), error.ToString());
                Assert.True(codec.TryWrite(record!, out var again, out error), error.ToString());
                Assert.Equal(Convert.ToHexStringLower(bytes), Convert.ToHexStringLower(again));
                RecordAssert.Same(generated.Record, record);
            },
            iter: Count);
    }

    [Theory, MemberData(nameof(Messages))]
    public void The_interpreter_writes_the_same_bytes_and_reads_the_same_values(string message)
    {
        var codec = RecordCodec.Of(message);
        var writer = new MessageWriter(ContractSchema.Spec, message);
        var reader = new MessageReader(ContractSchema.Spec);
        RecordGen.Of(codec).Sample(
            generated =>
            {
                Assert.True(codec.TryWrite(generated.Record, out var bytes, out var error), error.ToString());
                Assert.Equal(Convert.ToHexStringLower(bytes), Convert.ToHexStringLower(writer.Write(generated.Values)));
                Assert.All(reader.Read(bytes).Fields,
                    field => Assert.Equal(ValueText.Of(generated.Values[field.Field.Name]), ValueText.Of(field.Value)));
            },
            iter: Count);
    }

    [Theory, MemberData(nameof(Messages))]
    public void Any_bytes_are_a_record_or_a_documented_error_that_costs_no_allocation(string message) =>
        AssertDecoded(MessageGen.Any(RecordCodec.Of(message)));

    [Theory, MemberData(nameof(Messages))]
    public void A_changed_message_is_a_record_or_a_documented_error_that_costs_no_allocation(string message) =>
        AssertDecoded(MessageGen.Changed(RecordCodec.Of(message)));

    private static void AssertDecoded(Gen<byte[]> inputs) => inputs.Sample(
        bytes =>
        {
            Assert.Null(RecordReading.Problem(bytes));
            Assert.Null(FastForms.Problem(bytes));
            Assert.Null(Sequences.Problem([.. bytes, .. bytes]));
            Assert.Null(Interpreting.Problem(bytes));
        },
        iter: Count,
        print: Convert.ToHexStringLower);
}
