using TelemetryGen.Schema;

namespace TelemetryGen.Testing.Samples;

/// <summary>Schemas of all kinds of fields, in three versions, that keep all rules: the same for the same seed.</summary>
public sealed class RandomSchemas
{
    private const int Version = 3;
    private static readonly WireType[] Integers = [
        WireType.UInt8, WireType.UInt16, WireType.UInt32, WireType.UInt64, WireType.Int8, WireType.Int16, WireType.Int32, WireType.Int64];
    private static readonly FieldKind[] Fixed =
    [
        FieldKind.Integer, FieldKind.Float, FieldKind.Scaled, FieldKind.Boolean, FieldKind.Boolean, FieldKind.Enumeration, FieldKind.Flags,
        FieldKind.Timestamp, FieldKind.Duration,
        FieldKind.Guid, FieldKind.FixedText, FieldKind.FixedBytes, FieldKind.Record,
    ];

    private readonly Random _random;
    private readonly List<EnumSpec> _enums;
    private int _parts;

    private RandomSchemas(int seed)
    {
        _random = new(seed);
        _enums = [.. Integers.SelectMany(w => new[] { Enumeration(w), Flags(w) })];
    }

    /// <summary>Two messages of up to fifteen fields, and one that had none in version 1, or has none at all.</summary>
    public static SchemaSpec Of(int seed)
    {
        var random = new RandomSchemas(seed);
        var messages = new[] { random.Message("First", 1), random.Message("Second", 2), random.Late("Third", 3) };
        return new($"Lab.Random{seed}", seed, Version, random._enums.ToEquatableArray(), messages.ToEquatableArray());
    }

    private MessageSpec Message(string name, int id)
    {
        // A group may be added only as long as no older data lies after it: data comes with the last version here.
        var fields = Enumerable.Range(0, _random.Next(4, 12)).Select(i => Later(Field($"F{i}", depth: 0)))
            .Concat(Enumerable.Range(0, _random.Next(3)).Select(i => Later(List($"L{i}"))))
            .Concat(Enumerable.Range(0, _random.Next(3))
                .Select(i => Data($"D{i}") with { Since = Version, Reserved = _random.Next(6) == 0 }))
            .OrderBy(_ => _random.Next());
        return new(name, "Lab", id, fields.ToEquatableArray());
    }

    private MessageSpec Late(string name, int id) =>
        new(name, "Lab", id, Enumerable.Range(0, _random.Next(3))
            .Select(i => Field($"F{i}", depth: 0) with { Since = _random.Next(2, Version + 1) }).ToEquatableArray());

    private FieldSpec Later(FieldSpec field) =>
        field with { Since = _random.Next(3) == 0 ? _random.Next(2, Version + 1) : 1, Reserved = _random.Next(8) == 0 };

    private FieldSpec Field(string name, int depth)
    {
        var kind = Fixed[_random.Next(depth < 2 ? Fixed.Length : Fixed.Length - 1)];
        var wire = Integers[_random.Next(Integers.Length)];
        var optional = _random.Next(3) == 0;
        return kind switch
        {
            FieldKind.Integer => Integer(name, wire, optional, _random.Next(4) == 0 ? _random.Next(1, 5) : 0),
            FieldKind.Float =>
                new(name, kind, _random.Next(2) == 0 ? WireType.Float32 : WireType.Float64) { Length = _random.Next(4) == 0 ? 3 : 0 },
            FieldKind.Scaled => new(name, kind, _random.Next(2) == 0 ? WireType.Int16 : WireType.UInt32)
            {
                Optional = optional, Step = new[] { 0.01m, 1m, 0.25m, 1000m }[_random.Next(4)], Offset = _random.Next(4) == 0
                    ? -40
                    : 0, Unit = "Cel",
            },
            FieldKind.Boolean => new(name, kind, WireType.UInt8) { Optional = _random.Next(6) == 0 },
            FieldKind.Enumeration => OfEnum(name, kind, false, optional),
            FieldKind.Flags => OfEnum(name, kind, true, optional),
            FieldKind.Timestamp => new(name, kind, WireType.Int64) { Optional = optional, Resolution = (TimeResolution)_random.Next(3) },
            FieldKind.Duration => new(name, kind, _random.Next(2) == 0 ? WireType.Int32 : WireType.Int64) { Optional = optional },
            FieldKind.FixedText or FieldKind.FixedBytes => new(name, kind, WireType.UInt8) { Length = _random.Next(1, 12) },
            FieldKind.Record => new(name, kind, WireType.UInt8) { NestedRecord = NestedRecord(depth + 1, grows: false) },
            _ => new(name, kind, WireType.UInt8),
        };
    }

    private static FieldSpec Integer(string name, WireType wire, bool optional, int length) =>
        new(name, FieldKind.Integer, wire)
        {
            Length = length, Optional = optional && length == 0, Range = name.EndsWith('3') ? new(1, 99) : null,
        };

    private FieldSpec OfEnum(string name, FieldKind kind, bool isFlags, bool optional)
    {
        var choices = _enums.Where(e => e.IsFlags == isFlags).ToList();
        var enumeration = choices[_random.Next(choices.Count)];
        return new(name, kind, enumeration.Wire) { Enumeration = enumeration.Name, Optional = optional };
    }

    private FieldSpec List(string name) => _random.Next(3) switch
    {
        0 => Integer(name, Integers[_random.Next(Integers.Length)], false, 0) with { MaxCount = _random.Next(1, 300),
            Optional = _random.Next(2) == 0 },
        1 => new(name, FieldKind.Float, WireType.Float32) { MaxCount = 7 },
        _ => new(name, FieldKind.Record, WireType.UInt8) { NestedRecord = NestedRecord(1, grows: true), MaxCount = _random.Next(1, 40),
            Optional = _random.Next(2) == 0 },
    };

    private FieldSpec Data(string name)
    {
        var bytes = new[] { 1, 20, 254, 255, 2000 }[_random.Next(5)];
        return new(name, _random.Next(2) == 0 ? FieldKind.Text : FieldKind.Bytes, WireLayout.GetLengthType(bytes))
        {
            MaxBytes = bytes, Optional = _random.Next(2) == 0,
        };
    }

    private MessageSpec NestedRecord(int depth, bool grows)
    {
        var (name, first) = ($"Part{_parts++}", Field("A0", 2));
        var fields = Enumerable.Range(1, _random.Next(5))
            .Select(i => Field($"A{i}", depth) is var field && grows ? Later(field) : field with { Reserved = _random.Next(8) == 0 });
        return new(name, "Lab", 0, fields.Prepend(first).ToEquatableArray());
    }

    // With 0, with the value of null, and one in between.
    private static EnumSpec Enumeration(WireType wire) =>
        new($"E{wire}", wire, false,
            new EnumMember[] { new("Zero", 0), new("Some", 77), new("Last", wire.NullValue()) }.ToEquatableArray());

    private static EnumSpec Flags(WireType wire) =>
        new($"B{wire}", wire, true, new EnumMember[] { new("None", 0), new("One", 1), new("Four", 4), new("Both", 5) }.ToEquatableArray());
}
