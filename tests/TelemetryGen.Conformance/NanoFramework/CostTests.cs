using System.Reflection;
using System.Text.Json.Nodes;
using TelemetryGen.NanoFramework.Counting;
using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>What a message costs on a board that interprets IL: instructions, and objects for its collector.</summary>
public class CostTests
{
    // The object, two or three arguments, the call and what takes its result: what the interpreter counts beside the method.
    private const int CallOfWrite = 5;
    private const int CallOfRead = 6;

    /// <summary>A whole record A of the benchmarks.</summary>
    internal const string RecordA = """
        {
          "DeviceId": 4000000000, "Sequence": 7, "At": 1795435200000, "Temperature": 2155, "Humidity": 4550, "Pressure": 101325, "Battery": 3700, "Rssi": -71,
          "Alarms": 2, "State": 1, "Latitude": 476062095, "Longitude": -1223321000
        }
        """;

    private static readonly DeviceCode Contracts = DeviceCode.Of(ContractSchema.Spec);
    private static readonly Assembly CountedContracts = DeviceCode.Load(Counted.Copy(Contracts.Image));

    public static TheoryData<string> Written => Vectors.Names(v => v is { Hex: not null, Device: not null, IsOtherVersion: false });

    public static TheoryData<string> ReadNames =>
        Vectors.Names(v => v is { Hex: not null } && !HasText(ContractSchema.Spec.Messages.Single(m => m.Name == v.Message)));

    public static TheoryData<string> InUnits => UnitTests.Written;

    [Fact]
    public void Record_A_is_written_in_fewer_instructions_than_careful_code_by_hand()
    {
        var record = NewRecordA();

        var (length, cost) = CostOfWrite(record);

        // By hand 432, every range included.
        Assert.Equal((45, 0), (length, cost.Objects));
        Assert.InRange(cost.Instructions + CallOfWrite, 100, 260);
        TestContext.Current.SendDiagnosticMessage($"record A: {cost}");
    }

    [Fact]
    public void Record_A_is_read_in_at_most_120_instructions()
    {
        var record = NewRecordA();
        var message = record.Write().Bytes!;

        var cost = CostOfRead(record, message);

        Assert.Equal(0, cost.Objects);
        Assert.InRange(cost.Instructions + CallOfRead, 80, 120);
        TestContext.Current.SendDiagnosticMessage($"record A: {cost}");
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_message_is_written_without_an_object(string name)
    {
        var vector = Vectors.Of(name);
        var record = Contracts.New(CountedContracts, vector.Message);
        Assert.True(DeviceValues.TrySet(record.Object, record.Message, vector.Device!));

        var (length, cost) = CostOfWrite(record);

        Assert.Equal((vector.Bytes.Length, 0), (length, cost.Objects));
        Assert.InRange(cost.Instructions, 1, int.MaxValue);
        Assert.Equal(0, AllocatedBy(record));
    }

    [Theory]
    [MemberData(nameof(ReadNames))]
    public void A_message_without_a_text_is_read_without_an_object(string name)
    {
        var vector = Vectors.Of(name);

        Assert.Equal(0, CostOfRead(Contracts.New(CountedContracts, vector.Message), vector.Bytes).Objects);
    }

    [Theory]
    [MemberData(nameof(InUnits))]
    public void A_setter_in_units_makes_no_object(string name)
    {
        var vector = Vectors.Of(name);
        var record = Contracts.New(CountedContracts, vector.Message);

        foreach (var (field, value) in vector.Fields!)
        {
            var cost = Executed.By(() => UnitTests.Set(record, field, value));

            Assert.Equal(0, cost.Objects);
            Assert.InRange(cost.Instructions, 1, 200);
        }
    }

    [Fact]
    public void A_refusal_is_seen_by_the_counter_to_make_objects()
    {
        var record = Contracts.New(CountedContracts, "Ranged");
        Exception? error = null;

        var cost = Executed.By(() => error = record.Write().Error);

        Assert.Equal("Ranged.Small is not set; it must be 10 to 20.", error!.Message);

        // The exception, six literals, three texts of numbers and two of what is joined, at the least.
        Assert.InRange(cost.Objects, 12, 60);
    }

    [Fact]
    public void A_text_is_seen_by_the_counter_to_be_made()
    {
        var record = Contracts.New(CountedContracts, "OnlyText");

        Assert.Equal(1,
            CostOfRead(record,
                Vectors.All.First(
                    v => v is { Message: "OnlyText", Hex: not null, IsOtherVersion: false } && v.Bytes.Length > 9).Bytes).Objects);
    }

    private static DeviceRecord NewRecordA()
    {
        var code = DeviceCode.Of(SchemaDocument.Parse(SampleSchemas.Text("tracker.xml")));
        var record = code.New(DeviceCode.Load(Counted.Copy(code.Image)), "RecordA");
        Assert.True(DeviceValues.TrySet(record.Object, record.Message, JsonNode.Parse(RecordA)!.AsObject()));
        return record;
    }

    private static bool HasText(MessageSpec message) =>
        message.Fields.Any(f => f.Kind is FieldKind.Text or FieldKind.FixedText || (f.NestedRecord is { } nested && HasText(nested)));

    // Once before: static fields are set at a first call, and arrays grow.
    private static (int Length, Cost Cost) CostOfWrite(DeviceRecord record)
    {
        var buffer = new byte[record.MaxPayloadBytes];
        var length = record.Write(buffer, 0);
        return (length, Executed.By(() => length = record.Write(buffer, 0)));
    }

    private static Cost CostOfRead(DeviceRecord record, byte[] message)
    {
        Assert.True(record.TryRead(message, 0, message.Length));
        return Executed.By(() => record.TryRead(message, 0, message.Length));
    }

    // The least of three: the runtime itself may allocate when a path is gone for the first time.
    private static long AllocatedBy(DeviceRecord record)
    {
        var buffer = new byte[record.MaxPayloadBytes];
        return Enumerable.Range(0, 3).Select(_ => Allocated()).Min();

        long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            record.Write(buffer, 0);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
