using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// Schemas whose names are made of few words and of what generators put before and after them hold to all rules of names.
/// </summary>
public class SbeNameSoupTests
{
    private static readonly string[] Stems = ["Dev", "Temp", "X1", "AB", "Zm", "M"];
    private static readonly string[] Before = ["", "", "", "", "", "Get", "Set", "Skip", "M_", "_"];

    private static readonly string[] Behind =
    [
        "", "", "", "Id", "Encoder", "Decoder", "Codec", "Group", "Ext", "Enum", "Values", "Choice", "ChoiceValue", "ChoiceValues", "Init",
        "Batch", "_Batch", "BatchInit", "_Booleans",
        "Booleans", "Count", "Opt", "_opt", "Length", "SinceVersion", "2", "_2", "1", "_", "__", "At", "Raw", "Offset", "Value",
        "NullValue", "AsSpan", "_1_2", "2nd", "DecoderId",
        "_optional", "_encoding", "_Level", "Slice", "_decoder", "_test", "_arm",
    ];

    private static readonly string[] Alone =
    [
        "Booleans", "Count", "Batch", "MessageHeader", "Message_Header", "MessageHeaderInit", "Decoder", "Encoder", "Value", "value",
        "Rows", "Rows_2", "OptionalBoolean",
        "GroupSizeEncoding", "Lib", "Core", "Text_9", "Guid", "SbeMarshalling", "MetaAttribute", "Metaattribute", "Size", "size", "Level",
        "Switch", "Default", "Move", "SBE_UNKNOWN",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_names_meet_no_two_are_one(int seed)
    {
        for (var i = 0; i < 150; i++)
        {
            var schema = Schema(new Random((seed * 1000) + i));
            Assert.Empty(SbeRules.Broken(SchemaOf.Emit("sbe", schema)).Select(b => $"{seed}.{i}: {b}"));
        }
    }

    private static SchemaSpec Schema(Random random)
    {
        var names = Names(random, 10);
        EnumSpec[] enums =
        [
            .. names[..3].Select(n => SchemaOf.Enum(n, WireType.UInt8, [.. Names(random, 4).Select((v, i) => (v, i + 1m))])),
            .. names[3..5].Select(n =>
                SchemaOf.Enum(n, WireType.UInt16, [.. Names(random, 4).Select((v, i) => (v, (decimal)(1 << i)))]) with { IsFlags = true }),
        ];
        var nestedRecords = names[5..8]
            .Select(n => new MessageSpec(n, "", 0, Names(random, 4).Select(f => Field(random, f, enums, [])).ToEquatableArray())).ToArray();
        var messages =
            names[8..].Select((n, i) => new MessageSpec(n, "Acme", i + 1, Fields(random, names, enums, nestedRecords).ToEquatableArray()));
        return new("Acme.Test", 1, 3, enums.ToEquatableArray(), messages.ToEquatableArray());
    }

    // Some are called as a message or type.
    private static IEnumerable<FieldSpec> Fields(Random random, string[] types, EnumSpec[] enums, MessageSpec[] nestedRecords) =>
        Names(random, 7).Append(types[random.Next(types.Length)]).Distinct()
            .Select((f, i) => Field(random, f, enums, nestedRecords) with { Since = 1 + (i / 3) });

    private static FieldSpec Field(Random random, string name, EnumSpec[] enums, MessageSpec[] nestedRecords)
    {
        var nested = nestedRecords.Length == 0 ? null : nestedRecords[random.Next(nestedRecords.Length)];
        return random.Next(nested is null ? 11 : 16) switch
        {
            0 => SchemaOf.Number(name),
            1 => SchemaOf.Number(name) with { Optional = true },
            2 => SchemaOf.Number(name) with { Length = 3 },
            3 => new(name, FieldKind.FixedText, WireType.UInt8) { Length = random.Next(1, 3) },
            4 or 5 => SbeNamed.Kind(name, enums[random.Next(3)].Name) with { Optional = random.Next(2) == 0 },
            6 => new(name, FieldKind.Flags, WireType.UInt16) { Enumeration = enums[random.Next(3, 5)].Name },
            7 => new(name, FieldKind.Scaled, WireType.Int16) { Step = 0.1m },
            8 => new(name, FieldKind.Boolean, WireType.UInt8),
            9 => new(name, FieldKind.Boolean, WireType.UInt8) { Optional = true },
            10 => new(name, FieldKind.Guid, WireType.UInt8),
            11 => new(name, FieldKind.Text, WireType.UInt8) { MaxBytes = 9 },
            12 => SbeNamed.List(name),
            13 => new(name, FieldKind.Record, WireType.UInt8) { NestedRecord = nested, MaxCount = 3 },
            _ => new(name, FieldKind.Record, WireType.UInt8) { NestedRecord = nested },
        };
    }

    private static string[] Names(Random random, int count)
    {
        var names = new HashSet<string>();
        while (names.Count < count)
        {
            names.Add(random.Next(7) == 0 ? Alone[random.Next(Alone.Length)] : Cased(
                random, Before[random.Next(Before.Length)] + Stems[random.Next(Stems.Length)] + Behind[random.Next(Behind.Length)]));
        }

        return [.. names];
    }

    private static string Cased(Random random, string name) => random.Next(12) switch
    {
        0 => char.ToLowerInvariant(name[0]) + name[1..],
        1 => name.ToUpperInvariant(),
        2 => name.ToLowerInvariant(),
        _ => name,
    };
}
