using System.Reflection;
using System.Text.Json.Nodes;
using TelemetryGen.NanoFramework.Counting;
using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>
/// An object that writes one message after the other, of which only what is another than before is written of some numbers.
/// </summary>
public class UpperHalfTests
{
    private static readonly int Messages = Effort.Of(400, 2000);

    private static readonly DeviceCode Tracker = DeviceCode.Of(SchemaDocument.Parse(SampleSchemas.Text("tracker.xml")));

    [Theory]
    [InlineData("Integers")]
    [InlineData("OptionalIntegers")]
    [InlineData("Ranged")]
    public void Messages_are_those_of_a_new_object(string message) => Compare(DeviceCode.Of(ContractSchema.Spec), message);

    [Fact]
    public void Messages_of_record_A_are_those_of_a_new_object() => Compare(Tracker, "RecordA");

    [Fact]
    public void A_refused_message_in_between_changes_nothing()
    {
        var (record, expected) = (Tracker.New("RecordA"), Tracker.New("RecordA"));
        Set(record, "Pressure", 101325u);
        Set(expected, "Pressure", 101325u);
        Set(record, "At", -1L);
        Set(record, "DeviceId", uint.MaxValue);
        record.Write();
        Set(record, "At", long.MaxValue);
        Set(record, "DeviceId", 7u);
        Assert.NotNull(record.Write().Error);
        Set(record, "At", 1795435200000L);
        Set(expected, "At", 1795435200000L);
        Set(expected, "DeviceId", 7u);

        Assert.Equal(expected.Write().Bytes, record.Write().Bytes);
    }

    [Fact]
    public void New_upper_halves_cost_a_message_less_than_half_more()
    {
        var record = Tracker.New(DeviceCode.Load(Counted.Copy(Tracker.Image)), "RecordA");
        Assert.True(DeviceValues.TrySet(record.Object, record.Message, JsonNode.Parse(CostTests.RecordA)!.AsObject()));
        var buffer = new byte[record.MaxPayloadBytes];
        record.Write(buffer, 0);
        Set(record, "At", 1895435200000L);

        var cost = Executed.By(() => record.Write(buffer, 0));

        TestContext.Current.SendDiagnosticMessage($"record A, new upper halves: {cost}");
        Assert.InRange(cost.Instructions, 300, 380);
        Assert.Equal(0, cost.Objects);
    }

    private static void Compare(DeviceCode code, string message)
    {
        var random = new Random(7);
        var record = code.New(message);
        for (var i = 0; i < Messages; i++)
        {
            var other = code.New(message);
            foreach (var field in record.Message.LiveFields.Where(f => !f.Wire.IsFloat() && f.Kind != FieldKind.Boolean))
            {
                // Most fields stay as they are.
                var member = record.Object.GetType().GetField(field.Name)!;
                if (i == 0 || random.Next(4) == 0)
                {
                    var isNull = field.Optional && random.Next(5) == 0;
                    member.SetValue(record.Object, isNull
                        ? record.Object.GetType().GetField(field.Name + "Null")!.GetValue(null)
                        : ValueOf(member.FieldType, field, random));
                }

                member.SetValue(other.Object, member.GetValue(record.Object));
            }

            Assert.Equal(other.Write().Bytes, record.Write().Bytes);
        }
    }

    // At an end of its range, or anywhere in it, of any size.
    private static object ValueOf(Type type, FieldSpec field, Random random)
    {
        var (low, high) = (field.ValueRange.Minimum, field.ValueRange.Maximum);
        var any = decimal.Floor(random.NextInt64() / (decimal)Math.Pow(2, random.Next(60)));
        var value = random.Next(4) switch
        {
            0 => low,
            1 => high,
            2 => Math.Min(high, Math.Max(low, any)),
            _ => Math.Min(high, Math.Max(low, -any)),
        };
        return type.IsEnum
            ? Enum.ToObject(type, Convert.ChangeType(value, Enum.GetUnderlyingType(type), null))
            : Convert.ChangeType(value, type, null);
    }

    private static void Set(DeviceRecord record, string field, object value) =>
        record.Object.GetType().GetField(field, BindingFlags.Public | BindingFlags.Instance)!.SetValue(record.Object, value);
}
