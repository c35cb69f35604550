using TelemetryGen.Conformance.Robustness;
using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>
/// The emitted C# and the tools' interpreter take the same bytes with the same values, refuse the same, and write what they took as the
/// same bytes.
/// </summary>
public class AgreementTests
{
    private static readonly int Count = Effort.Of(400, 2000);

    private static readonly string[] Samples = [
        "nested.xml", "corners.xml", "everything.xml", "others.xml", "parts.xml", "greenhouse.xml", "tracker.xml"];

    public static TheoryData<string, string> Messages =>
    [
        .. from sample in Samples
           from message in SchemaDocument.Parse(SampleSchemas.Text(sample)).Messages
           select (sample, message.Name),
    ];

    public static TheoryData<string> Records => RecordNames.All;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Effort.Of(8, 24))];

    [Theory]
    [MemberData(nameof(Messages))]
    public void On_any_bytes(string sample, string message)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample));
        var layout = WireLayout.From(schema.Messages.Single(m => m.Name == message));

        var (taken, written) = AssertAgree(DeviceCode.Of(schema).New(message), schema, new AnyMessages(schema, layout).Take(Count));

        // Refusing all would agree as well.
        Assert.InRange(taken, Count / 50, Count);
        Assert.NotEqual(0, written);
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void On_damaged_messages(string message)
    {
        var (taken, _) = AssertAgree(
            DeviceCode.Of(ContractSchema.Spec).New(message), ContractSchema.Spec, DamagedMessages.Of(RecordCodec.Of(message)));

        Assert.NotEqual(0, taken);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void On_messages_of_random_schemas(int seed)
    {
        var schema = RandomSchemas.Of(seed);
        var random = new Random(seed);
        foreach (var message in schema.Messages)
        {
            var record = DeviceCode.Of(schema).New(message.Name);
            var written = Enumerable.Range(0, 30)
                .Select(_ => new MessageWriter(schema, message.Name).Write(RandomValues.Of(message, random))).ToArray();

            Assert.All(written, bytes => Assert.True(record.TryRead(bytes)));
            AssertAgree(record, schema, written);
            AssertAgree(record, schema, new AnyMessages(schema, WireLayout.From(message)).Take(200));
        }
    }

    private static (int Taken, int Written) AssertAgree(DeviceRecord record, SchemaSpec schema, IEnumerable<byte[]> inputs)
    {
        var (taken, written) = (0, 0);
        foreach (var bytes in inputs)
        {
            var isTaken = record.TryRead(bytes, 0, bytes.Length);
            var problem = Problem(record, schema, bytes, isTaken, ref written);
            Assert.True(problem.Length == 0, $"{problem} of {HexText.Shorten(bytes)}");

            // What stands before and after does not matter.
            Assert.Equal(isTaken, record.TryRead(bytes));
            taken += isTaken ? 1 : 0;
        }

        return (taken, written);
    }

    private static string Problem(DeviceRecord record, SchemaSpec schema, byte[] bytes, bool isTaken, ref int written)
    {
        MessageValues values;
        try
        {
            values = new MessageReader(schema).Read(bytes);
        }
        catch (MessageFormatException error)
        {
            // A board counts time without a calendar, and steps without decimals.
            return isTaken && error.Kind != MessageFormatErrorKind.BeyondValueType ? $"taken, though {error.Message}" : "";
        }

        if (values.Message.Name != record.Message.Name)
        {
            return isTaken ? $"taken, though it is {values.Message.Name}" : "";
        }

        if (!isTaken)
        {
            return "refused";
        }

        var difference = ReadValues.Difference(record, values);
        return difference.Length > 0 ? difference : ProblemOfWriting(record, schema, values, ref written);
    }

    private static string ProblemOfWriting(DeviceRecord record, SchemaSpec schema, MessageValues values, ref int written)
    {
        var (bytes, error, _) = record.Write();
        try
        {
            var expected = new MessageWriter(schema, record.Message.Name).Write(
                values.Fields.ToDictionary(f => f.Field.Name, f => f.Value));
            written++;
            return bytes is null ? $"not written: {error!.Message}" : HexText.DescribeDifference(bytes, expected);
        }
        catch (MessageFormatException refusal)
        {
            // What an older sender did not know is null to the interpreter, and 0 in C#.
            return bytes is null || refusal.Kind == MessageFormatErrorKind.MissingValue
                ? ""
                : $"written, though {refusal.Message}";
        }
    }
}
