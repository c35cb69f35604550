using System.Text.Json.Nodes;
using TelemetryGen.Schema;
using TelemetryGen.Testing;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>What a message costs on a board that interprets IL: instructions, and objects for its collector.</summary>
public class CostTests
{
    private const string RecordA = """
        {
          "DeviceId": 4000000000, "Sequence": 7, "At": 1795435200000, "Temperature": 2155, "Humidity": 4550, "Pressure": 101325, "Battery": 3700, "Rssi": -71,
          "Alarms": 2, "State": 1, "Latitude": 476062095, "Longitude": -1223321000
        }
        """;

    private static readonly DeviceCode Contracts = DeviceCode.Of(ContractSchema.Spec);
    private static readonly System.Reflection.Assembly CountedContracts = Counted.Copy(Contracts.Image);

    public static TheoryData<string> Written => Vectors.Names(v => v is { Hex: not null, Device: not null, IsOtherVersion: false });

    [Fact]
    public void Record_A_is_written_in_fewer_instructions_than_careful_code_by_hand()
    {
        var code = DeviceCode.Of(SchemaDocument.Parse(SampleSchemas.Text("tracker.xml")));
        var record = code.New(Counted.Copy(code.Image), "RecordA");
        Assert.True(DeviceValues.TrySet(record.Object, record.Message, JsonNode.Parse(RecordA)!.AsObject()));

        var (length, instructions, allocations) = Count(record);

        // By hand 432, every range included.
        Assert.Equal((45, 0), (length, allocations));
        Assert.InRange(instructions, 100, 330);
        TestContext.Current.SendDiagnosticMessage($"record A: {instructions} instructions");
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_message_is_written_without_an_object(string name)
    {
        var vector = Vectors.Of(name);
        var record = Contracts.New(CountedContracts, vector.Message);
        Assert.True(DeviceValues.TrySet(record.Object, record.Message, vector.Device!));

        var (length, instructions, allocations) = Count(record);

        Assert.Equal((vector.Bytes.Length, 0), (length, allocations));
        Assert.InRange(instructions, 1, int.MaxValue);
        Assert.Equal(0, AllocatedBy(record));
    }

    [Fact]
    public void A_refusal_is_seen_by_the_counter_to_make_objects()
    {
        var record = Contracts.New(CountedContracts, "Ranged");

        Executed.Allocations = 0;
        var (_, error, _) = record.Write();

        Assert.Equal("Ranged.Small is 0; it must be 10 to 20.", error!.Message);

        // The exception, and the array of its text's parts.
        Assert.Equal(2, Executed.Allocations);
    }

    private static (int Length, int Instructions, int Allocations) Count(DeviceRecord record)
    {
        var buffer = new byte[record.MaxPayloadBytes];

        // Once before: static fields are set at a first call.
        record.Write(buffer, 0);
        (Executed.Instructions, Executed.Allocations) = (0, 0);
        var length = record.Write(buffer, 0);
        return (length, Executed.Instructions, Executed.Allocations);
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
