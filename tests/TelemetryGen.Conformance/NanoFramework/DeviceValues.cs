using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.NanoFramework;

/// <summary>Values of a golden vector, as it has them for a board, into the fields of an emitted class.</summary>
internal static class DeviceValues
{
    /// <summary>
    /// Sets every field; false when one has a value that C# cannot say: too wide for its type, an array of another length, the constant for
    /// null.
    /// </summary>
    public static bool TrySet(object target, MessageSpec spec, JsonObject values) =>
        spec.LiveFields.All(f => TrySet(target, f, values.Single(v => Same(v.Key, f.Name)).Value));

    /// <summary>A message whose fields are those of its first golden vector; one may be left as it is in a new object.</summary>
    public static DeviceRecord NewFilled(DeviceCode code, string message, string? but = null)
    {
        var record = code.New(message);
        var vector = Vectors.All.First(v => v.Message == message && v is { Hex: not null, Device: not null, IsOtherVersion: false });
        var others = record.Message with { Fields = record.Message.Fields.Where(f => f.Name != but).ToEquatableArray() };
        Assert.True(TrySet(record.Object, others, vector.Device!));
        return record;
    }

    private static bool Same(string python, string name) =>
        python.Replace("_", "", StringComparison.Ordinal)
            .Equals(name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private static bool TrySet(object target, FieldSpec field, JsonNode? value)
    {
        var member = target.GetType().GetField(field.Name)!;
        switch (field)
        {
            case { IsGroup: true, NestedRecord: { } nested }:
                return TrySetEntries(target, field, nested, value as JsonArray ?? []);
            case { NestedRecord: { } nested }:
                return TrySet(member.GetValue(target)!, nested, value!.AsObject());
            case { IsGroup: true } or { IsArray: true } or { IsByteArray: true, Kind: not FieldKind.FixedText }
                or { Kind: FieldKind.Bytes }:
                return TrySetNumbers(target, field, NumbersOf(value));
            case { Kind: FieldKind.Text or FieldKind.FixedText }:
                member.SetValue(target, value is null ? null : Encoding.UTF8.GetString(BytesOf((string)value!)));
                return true;
            case { IsBit: true }:
                member.SetValue(target, (bool)value!);
                return true;
            case { Kind: FieldKind.Boolean }:
                member.SetValue(target, Enum.ToObject(member.FieldType, value is null ? 255 : (bool)value ? 1 : 0));
                return true;
            default:
                if (value is null)
                {
                    member.SetValue(target, NullOf(target, field));
                    return true;
                }

                return TryConvert(value, member.FieldType, out var number) && (!field.Optional || !number!.Equals(NullOf(target, field)))
                    && Put(number);
        }

        bool Put(object? number)
        {
            member.SetValue(target, number);
            return true;
        }
    }

    private static object NullOf(object target, FieldSpec field) => field.Wire switch
    {
        WireType.Float32 => float.NaN,
        WireType.Float64 => double.NaN,
        _ => target.GetType().GetField(field.Name + "Null")!.GetValue(null)!,
    };

    private static bool TrySetEntries(object target, FieldSpec field, MessageSpec nested, JsonArray entries)
    {
        var member = target.GetType().GetField(field.Name)!;
        var array = (Array)member.GetValue(target)!;
        if (entries.Count > array.Length)
        {
            array = Array.CreateInstance(array.GetType().GetElementType()!, entries.Count);
            for (var i = 0; i < array.Length; i++)
            {
                array.SetValue(Activator.CreateInstance(array.GetType().GetElementType()!), i);
            }

            member.SetValue(target, array);
        }

        target.GetType().GetField(field.Name + "Count")!.SetValue(target, entries.Count);
        return entries.Select((e, i) => TrySet(array.GetValue(i)!, nested, e!.AsObject())).ToList().TrueForAll(set => set);
    }

    private static bool TrySetNumbers(object target, FieldSpec field, JsonNode?[] numbers)
    {
        var member = target.GetType().GetField(field.Name)!;
        var array = (Array)member.GetValue(target)!;
        var isCounted = field.IsGroup || field.Kind == FieldKind.Bytes;
        if (!isCounted && numbers.Length != array.Length)
        {
            return false;
        }

        if (numbers.Length > array.Length)
        {
            array = Array.CreateInstance(array.GetType().GetElementType()!, numbers.Length);
            member.SetValue(target, array);
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            if (!TryConvert(numbers[i]!, array.GetType().GetElementType()!, out var number))
            {
                return false;
            }

            array.SetValue(number, i);
        }

        if (isCounted)
        {
            target.GetType().GetField(field.Name + (field.IsGroup ? "Count" : "Length"))!.SetValue(target, numbers.Length);
        }

        return true;
    }

    private static JsonNode?[] NumbersOf(JsonNode? value) => value switch
    {
        null => [],
        JsonArray array => [.. array],
        _ => [.. BytesOf((string)value!).Select(b => (JsonNode?)JsonValue.Create(b))],
    };

    private static byte[] BytesOf(string text) =>
        text.StartsWith("hex:", StringComparison.Ordinal) ? Convert.FromHexString(text["hex:".Length..]) : Encoding.UTF8.GetBytes(text);

    // Texts are what JSON has no number for: NaN and the infinities.
    private static bool TryConvert(JsonNode value, Type type, out object? number)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();
        var underlying = type.IsEnum ? Enum.GetUnderlyingType(type) : type;
        try
        {
            number = underlying == typeof(float) ? float.Parse(text, CultureInfo.InvariantCulture)
                : underlying == typeof(double) ? double.Parse(text, CultureInfo.InvariantCulture)
                : Convert.ChangeType(
                    decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), underlying, CultureInfo.InvariantCulture);
            number = type.IsEnum ? Enum.ToObject(type, number) : number;
            return underlying != typeof(float) || !float.IsInfinity((float)number) || text.Contains("Infinity", StringComparison.Ordinal);
        }
        catch (OverflowException)
        {
            number = null;
            return false;
        }
    }
}
