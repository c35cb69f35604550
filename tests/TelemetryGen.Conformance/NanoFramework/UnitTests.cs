using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelemetryGen.NanoFramework.Emitted;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>The setters in engineering units against the golden vectors, which have what C# computes on a server.</summary>
public class UnitTests
{
    private static readonly DeviceCode Code = DeviceCode.Of(ContractSchema.Spec);

    public static TheoryData<string> Written =>
        Vectors.Names(v => v is { Message: "Measures" or "Decimals" or "Fractions", Hex: not null, Fields: not null });

    public static TheoryData<string> Refused =>
        Vectors.Names(v => v is { Message: "Measures" or "Decimals" or "Fractions", Refused: not null, Fields: not null });

    [Theory]
    [MemberData(nameof(Written))]
    public void They_give_the_same_bytes_rounded_half_to_even(string name)
    {
        var vector = Vectors.Of(name);
        var record = Code.New(vector.Message);

        foreach (var (field, value) in vector.Fields!)
        {
            Set(record, field, value);
        }

        Assert.Equal(vector.Hex, Convert.ToHexStringLower(record.Write().Bytes!));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void They_refuse_what_is_out_of_range_by_field(string name)
    {
        var vector = Vectors.Of(name);
        var record = Code.New(vector.Message);
        var value = vector.Fields![vector.Refused!];
        if (name == "Measures: optional NaN")
        {
            // Here NaN is how null is said.
            Set(record, vector.Refused!, value);
            Assert.Equal(int.MinValue, record.Object.GetType().GetField("Optional")!.GetValue(record.Object));
            return;
        }

        var error = Assert.Throws<TargetInvocationException>(() => Set(record, vector.Refused!, value)).InnerException!;

        Assert.Equal(vector.Subject, DeviceRecord.FieldOf(error));
    }

    internal static void Set(DeviceRecord record, string field, JsonNode? value)
    {
        var number = value is null ? double.NaN
            : double.Parse(
                value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString(), CultureInfo.InvariantCulture);
        record.Object.GetType().GetMethod("Set" + field)!.Invoke(record.Object, [number]);
    }
}
