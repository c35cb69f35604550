using TelemetryGen.Schema;

namespace TelemetryGen.Testing.Samples;

/// <summary>
/// Schemas whose names are those that go wrong somewhere: the same for the same seed. The names of one scope differ as C# wants it.
/// </summary>
public sealed class NastySchemas
{
    private readonly Random _random;
    private readonly int _oneIn;
    private readonly HashSet<string> _types = [];
    private readonly List<EnumSpec> _enums = [];

    private NastySchemas(int seed, int oneIn) => (_random, _oneIn) = (new(seed), oneIn);

    /// <summary>Two messages, two nested records, two enumerations.</summary>
    /// <param name="seed">The same for the same schema.</param>
    /// <param name="oneIn">One name of so many is nasty, the others are plain.</param>
    public static SchemaSpec Of(int seed, int oneIn)
    {
        var nasty = new NastySchemas(seed, oneIn);
        for (var i = 0; i < 2; i++)
        {
            nasty._enums.Add(nasty.Enumeration($"E{i}"));
        }

        var nestedRecords = Enumerable.Range(0, 2).Select(i => nasty.Record($"P{i}", 0, [])).ToArray();
        var messages = Enumerable.Range(0, 2).Select(i => nasty.Record($"R{i}", i + 1, nestedRecords)).ToArray();
        var used = messages.SelectMany(m => m.LiveNestedRecords().Append(m)).SelectMany(m => m.LiveFields).Select(f => f.Enumeration)
            .ToHashSet();
        return new("Acme.Greenhouse", 7, 1, nasty._enums.Where(e => used.Contains(e.Name)).OrderBy(e => e.Name, StringComparer.Ordinal)
            .ToEquatableArray(), messages.ToEquatableArray());
    }

    private EnumSpec Enumeration(string plain)
    {
        var names = new HashSet<string>();
        var wire = new[] { WireType.UInt8, WireType.Int32, WireType.UInt64 }[_random.Next(3)];
        var name = Type(plain);
        return new(name, wire, false,
            Enumerable.Range(0, _random.Next(1, 5)).Select(i => new EnumMember(Name(names, $"M{i}"), i)).ToEquatableArray());
    }

    private MessageSpec Record(string plain, int id, MessageSpec[] nestedRecords)
    {
        var type = Type(plain);
        var space = _random.Next(_oneIn) == 0 ? NastyWords.Namespaces[_random.Next(NastyWords.Namespaces.Count)] : "Acme.Greenhouse";
        var names = new HashSet<string> { type };
        return new(type, space, id,
            Enumerable.Range(0, _random.Next(1, 7)).Select(i => Field(Name(names, $"F{i}"), nestedRecords)).ToEquatableArray());
    }

    private FieldSpec Field(string name, MessageSpec[] nestedRecords)
    {
        var isInMessage = nestedRecords.Length > 0;
        FieldSpec field = _random.Next(isInMessage ? 13 : 8) switch
        {
            0 => new(name, FieldKind.Integer, WireType.Int32) { Optional = true },
            1 => new(name, FieldKind.Scaled, WireType.Int16) { Step = 0.1m, Optional = _random.Next(2) == 0 },
            2 => new(name, FieldKind.Boolean, WireType.UInt8),
            3 => new(name, FieldKind.Boolean, WireType.UInt8) { Optional = true },
            4 or 5 => OfEnum(name),
            6 => new(name, FieldKind.Float, WireType.Float64),
            8 => new(name, FieldKind.Record, WireType.UInt8) { NestedRecord = nestedRecords[_random.Next(nestedRecords.Length)] },
            9 => new(name, FieldKind.Record, WireType.UInt8) { NestedRecord = nestedRecords[_random.Next(nestedRecords.Length)],
                MaxCount = 3 },
            10 => new(name, FieldKind.Integer, WireType.UInt16) { MaxCount = 4 },
            11 => new(name, FieldKind.Text, WireType.UInt8) { MaxBytes = 8 },
            12 => new(name, FieldKind.Bytes, WireType.UInt8) { MaxBytes = 8 },
            _ => new(name, FieldKind.Integer, WireType.UInt8),
        };
        return _random.Next(4 * _oneIn) == 0 ? field with { TargetName = NastyWords.All[_random.Next(NastyWords.All.Count)] } : field;
    }

    private FieldSpec OfEnum(string name)
    {
        var enumeration = _enums[_random.Next(_enums.Count)];
        return new(name, FieldKind.Enumeration, enumeration.Wire)
        {
            Enumeration = enumeration.Name, Optional = enumeration.Wire == WireType.UInt8 && _random.Next(2) == 0,
        };
    }

    private string Type(string plain) => Name(_types, plain);

    private string Name(HashSet<string> taken, string plain)
    {
        var name = _random.Next(_oneIn) == 0 ? NastyWords.All[_random.Next(NastyWords.All.Count)] : plain;
        return taken.Add(name) ? name : taken.Add(plain) ? plain : Name(taken, plain + "X");
    }
}
