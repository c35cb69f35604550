using TelemetryGen.Schema;

namespace TelemetryGen.Evolution.Tests;

/// <summary>Values that a message can carry, by a seed: every kind of field that the contract has, null and empty among them.</summary>
internal sealed class RandomValues(int seed)
{
    private readonly Random _random = new(seed);

    public Dictionary<string, object?> Of(MessageSpec message) => message.LiveFields.ToDictionary(f => f.Name, Of);

    private object? Of(FieldSpec field)
    {
        if (field.Optional && _random.Next(4) == 0)
        {
            return null;
        }

        if (field.IsGroup)
        {
            // An empty list that may be null is read as null.
            var count = _random.Next(field.Optional ? 1 : 0, field.MaxCount + 1);
            return Enumerable.Range(0, count).Select(_ => field.NestedRecord is { } nested ? Of(nested) : One(field)).ToArray();
        }

        return field.IsArray ? Enumerable.Range(0, field.Length).Select(_ => One(field)).ToArray() : One(field);
    }

    private object One(FieldSpec field) => field.Kind switch
    {
        FieldKind.Record => Of(field.NestedRecord!),
        FieldKind.Boolean => _random.Next(2) == 1,
        FieldKind.Float => (float)_random.Next(-1000, 1000) / 8,
        FieldKind.Text => new string('ü', _random.Next(1, (field.MaxBytes / 2) + 1)),
        FieldKind.Bytes => Bytes(_random.Next(1, field.MaxBytes + 1)),
        FieldKind.Duration => TimeSpan.FromMilliseconds(_random.Next()),
        FieldKind.Scaled => (Whole(field.WireRange) * field.Step) + field.Offset,

        // Enumerations too: values that no version has a name for.
        _ => Whole(field.WireRange),
    };

    private decimal Whole(IntegerRange range) => _random.Next(5) switch
    {
        0 => range.Minimum,
        1 => range.Maximum,
        _ => Math.Floor(range.Minimum + ((range.Maximum - range.Minimum) * (decimal)_random.NextDouble())),
    };

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
