using System.Collections.Immutable;
using CsCheck;
using TelemetryGen.Conformance.Robustness;
using TelemetryGen.Schema;

namespace TelemetryGen.Conformance.Properties;

/// <summary>Values of a record that can be written: as the interpreter has them, by the field's name, and as the record.</summary>
internal sealed record GeneratedRecord(ImmutableDictionary<string, object?> Values, object Record)
{
    public override string ToString() => Records.Text(Record);
}

/// <summary>Records of the contracts, made of their schema.</summary>
internal static class RecordGen
{
    public static Gen<GeneratedRecord> Of(RecordCodec codec)
    {
        var type = typeof(Integers).Assembly.GetType($"{typeof(Integers).Namespace}.{codec.Message.Name}", throwOnError: true)!;
        return ValuesOf(codec.Message, type).Select(v => new GeneratedRecord(v, Construct(type, v)));
    }

    /// <summary>The values of a record, by the field's name.</summary>
    public static Gen<ImmutableDictionary<string, object?>> ValuesOf(MessageSpec message, Type type) => message.LiveFields.Aggregate(
        Gen.Const(ImmutableDictionary<string, object?>.Empty),
        (all, field) =>
            all.Select(ValueGen.Of(field, type.GetProperty(field.Name)!.PropertyType), (some, value) => some.Add(field.Name, value)));

    private static object Construct(Type type, ImmutableDictionary<string, object?> values)
    {
        object? ValueOf(string name, Type of) => Convert(values[name], Nullable.GetUnderlyingType(of) ?? of);

        // A struct without fields has none that can be called.
        if (type.GetConstructors().MaxBy(c => c.GetParameters().Length) is not { } constructor)
        {
            return Activator.CreateInstance(type)!;
        }

        var record = constructor.Invoke([.. constructor.GetParameters().Select(p => ValueOf(p.Name!, p.ParameterType))]);
        if (constructor.GetParameters().Length == 0)
        {
            foreach (var property in values.Keys.Select(name => type.GetProperty(name)!))
            {
                property.SetValue(record, ValueOf(property.Name, property.PropertyType));
            }
        }

        return record;
    }

    private static object? Convert(object? value, Type type) => value switch
    {
        null => null,
        // Flags are unsigned on the wire, also where the enumeration is not.
        decimal number when type.IsEnum => number < 0 ? Enum.ToObject(type, (long)number) : Enum.ToObject(type, (ulong)number),
        decimal number => System.Convert.ChangeType(number, type, null),
        ImmutableDictionary<string, object?> inner => Construct(type, inner),
        object?[] list => ListOf(list, type),
        DateTimeOffset timestamp when type == typeof(DateTime) => timestamp.UtcDateTime,
        _ => value,
    };

    private static object ListOf(object?[] values, Type type)
    {
        var element = type.GetElementType() ?? type.GenericTypeArguments[0];
        var array = Array.CreateInstance(element, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            array.SetValue(Convert(values[i], element), i);
        }

        return type.IsArray ? array : Activator.CreateInstance(type, array)!;
    }
}
