using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

public partial class ProtoTargetTests
{
    private static readonly string Greenhouse = SchemaOf.Emit("proto", SampleSchemas.Greenhouse);
    private static readonly string Everything = SchemaOf.Emit("proto", SampleSchemas.Everything);
    private static readonly string Parts = SchemaOf.Emit("proto", SampleSchemas.Parts);

    [Trait("Kind", "Device")]
    [Fact]
    public void Protoc_takes_the_file_without_a_warning()
    {
        Assert.Equal("", Protoc.Compile(Greenhouse));
        Assert.Equal("", Protoc.Compile(Everything));
        Assert.Equal("", Protoc.Compile(Parts));
        Assert.All(Enumerable.Range(1, 10), seed => Assert.Equal("", Protoc.Compile(SchemaOf.Emit("proto", RandomSchemas.Of(seed)))));
        Assert.NotEqual("", Protoc.Compile(Greenhouse.Replace("double", "decimal", StringComparison.Ordinal)));
    }

    /// <summary>
    /// Microsoft Learn, "Parse Protobuf in Azure Stream Analytics", limitations. Comments are looked at too: nobody knows how it reads
    /// them.
    /// </summary>
    [Fact]
    public void No_word_is_in_the_file_that_stream_analytics_refuses()
    {
        foreach (var proto in (string[])[Greenhouse, Everything, Parts])
        {
            Assert.DoesNotMatch(Refused(), proto);
            Assert.Matches("(?m)^package [A-Z][A-Za-z0-9_.]*;$", proto);
        }

        Assert.Matches(Refused(), "optional int32 x = 1;");
        Assert.Matches(Refused(), "google.protobuf.Int32Value x = 1;");
    }

    [Trait("Kind", "Device")]
    [Fact]
    public void Null_and_zero_are_two_things()
    {
        var nothing = Protoc.Encode(Everything, "Lab.Everything.Optionals", "");
        var zeros = Protoc.Encode(Everything, "Lab.Everything.Optionals", "u8 {} f64 {} level {} mode {} seen_unix_s {}");

        Assert.Equal("", nothing);
        Assert.Equal("0A00" + "3200" + "3A00" + "4200" + "4A00", zeros);
        Assert.Equal("u8 {\n}\nf64 {\n}\nlevel {\n}\nmode {\n}\nseen_unix_s {\n}\n",
            Protoc.Decode(Everything, "Lab.Everything.Optionals", zeros));
    }

    [Trait("Kind", "Device")]
    [Fact]
    public void A_message_comes_back_with_its_values()
    {
        const string text =
            "at_unix_ms: 1782907200250\ntemperature: -0.54\npressure: 101325\nraining: true\ndoor: DOOR_STATE_STUCK\nnote: "
                + "\"ok\"\nbattery {\n  value: 3600\n}\n";

        var bytes = Protoc.Encode(Greenhouse, "Acme.Greenhouse.Climate", text);

        Assert.Equal("08FAC5B3ECF133" + "1148E17A14AE47E1BF" + "20CD9706" + "2801" + "3007" + "3A026F6B" + "420308901C", bytes);
        Assert.Equal(text, Protoc.Decode(Greenhouse, "Acme.Greenhouse.Climate", bytes));
    }

    [Trait("Kind", "Device")]
    [Fact]
    public void Records_and_lists_come_back_with_their_values()
    {
        const string text =
            "depot {\n  latitude: 48.1\n  fix: FIX_FULL\n}\naxes: 1\naxes: -2\ntemperatures: -40\ntrack {\n  where {\n    valid: "
                + "true\n    satellites {\n      value: 9\n    }\n  }\n  wheels: 7\n}\ntrack {\n  speed: 1.5\n}\n";

        var bytes = Protoc.Encode(Parts, "Lab.Parts.Trip", text);

        Assert.Equal(text, Protoc.Decode(Parts, "Lab.Parts.Trip", bytes));
    }

    [Trait("Kind", "Device")]
    [Fact]
    public void A_removed_field_keeps_its_number_and_name_to_itself()
    {
        Assert.Contains("message Trip {\n  reserved 5, 6, 11, 15;\n  reserved \"odometer\", \"spare\", \"stops\", \"dump\";\n", Parts,
            StringComparison.Ordinal);
        Assert.Contains(
            "uses reserved number 5",
            Protoc.Compile(Parts.Replace("repeated int32 axes = 3;", "repeated int32 axes = 5;", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Trait("Kind", "Device")]
    [Fact]
    public void A_record_that_is_a_message_too_is_one_message()
    {
        var (schema, point) = (SchemaOf.Fields(SchemaOf.Number("X")), new FieldSpec("Where", FieldKind.Record, WireType.UInt8));
        var inside = new MessageSpec(
            "N", "", 2, new[] { point with { NestedRecord = schema.Messages[0] with { Id = 0 } } }.ToEquatableArray());

        var proto = SchemaOf.Emit("proto", schema with { Messages = schema.Messages.Append(inside).ToEquatableArray() });

        Assert.Equal("", Protoc.Compile(proto));
        Assert.Contains("message N {\n  M where = 1;\n}", proto, StringComparison.Ordinal);
    }

    [Trait("Kind", "Device")]
    [Fact]
    public void A_number_without_a_name_stays_that_number()
    {
        Assert.Equal("door: 9\n", Protoc.Decode(Greenhouse, "Acme.Greenhouse.Climate", "3009"));
    }

    [Fact]
    public void A_field_declared_between_older_ones_takes_a_number_behind_them()
    {
        FieldSpec[] first = [SchemaOf.Number("A"), SchemaOf.Number("B")];
        FieldSpec[] second = [first[0], SchemaOf.Number("New") with { Since = 2 }, first[1]];

        Assert.Contains("  uint32 a = 1;\n  uint32 b = 2;\n}", SchemaOf.Emit("proto", SchemaOf.Fields(first)), StringComparison.Ordinal);
        Assert.Contains("  uint32 a = 1;\n  uint32 b = 2;\n  // Since version 2.\n  NullableUint32 new = 3;\n}",
            SchemaOf.Emit("proto", SchemaOf.Fields(second)), StringComparison.Ordinal);
    }

    [Trait("Kind", "Device")]
    [Theory]
    [InlineData("Optional", "optional_")]
    [InlineData("CO2Level", "co2_level")]
    [InlineData("Message", "message_")]
    public void Names_are_in_snake_case_and_no_words_of_the_language(string name, string expected)
    {
        var proto = SchemaOf.Emit("proto", SchemaOf.Fields(SchemaOf.Number(name)));

        Assert.Contains($"  uint32 {expected} = 1;\n", proto, StringComparison.Ordinal);
        Assert.Equal("", Protoc.Compile(proto));
    }

    [Trait("Kind", "Device")]
    [Theory]
    [InlineData("Acme.Greenhouse", "Climate", "Acme.Greenhouse.Climate")]
    [InlineData("acme.greenHouse", "climate", "Acme.GreenHouse.Climate")]
    [InlineData("ACME", "GPS", "Acme.Gps")]
    [InlineData("ACME.IoT", "GPS_Fix2", "Acme.IoT.GpsFix2")]
    [InlineData("my_lab.x", "M", "MyLab.X.M")]
    public void The_message_type_is_written_as_protobuf_net_names_it_in_csharp(string schema, string message, string type)
    {
        var spec = SchemaOf.Fields(SchemaOf.Number("X"));
        var proto = SchemaOf.Emit(
            "proto", spec with { Name = schema, Messages = new[] { spec.Messages[0] with { Name = message } }.ToEquatableArray() });
        var (package, name) = (type[..type.LastIndexOf('.')], type[(type.LastIndexOf('.') + 1)..]);

        Assert.Contains($"as in {type}.\n", proto, StringComparison.Ordinal);
        Assert.Equal("0801", Protoc.Encode(proto, type, "x: 1"));
        var csharp = ProtobufNet.ToCSharp(proto);
        Assert.Contains($"\nnamespace {package}\n", csharp.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($" class {name} : ", csharp, StringComparison.Ordinal);
    }

    [Fact]
    public void Protobuf_net_takes_the_file_without_a_warning()
    {
        Assert.Contains("class Climate", ProtobufNet.ToCSharp(Greenhouse), StringComparison.Ordinal);
        Assert.Contains("class NullableMode", ProtobufNet.ToCSharp(Everything), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => ProtobufNet.ToCSharp(Greenhouse.Replace("double", "decimal", StringComparison.Ordinal)));
    }

    [Trait("Kind", "Device")]
    [Fact]
    public void An_enum_without_zero_gets_one_and_two_names_of_a_number_are_aliases()
    {
        var schema = SchemaOf.Fields(
            [SchemaOf.Enum("Gear", WireType.Int32, ("First", 1), ("Last", -5), ("Top", -5))],
            new FieldSpec("Gear", FieldKind.Enumeration, WireType.Int32) { Enumeration = "Gear" });

        var proto = SchemaOf.Emit("proto", schema);

        Assert.Contains(
            """
            enum Gear {
              option allow_alias = true;
              // No member of Gear.
              GEAR_UNSPECIFIED = 0;
              GEAR_FIRST = 1;
              GEAR_LAST = -5;
              GEAR_TOP = -5;
            }
            """,
            proto,
            StringComparison.Ordinal);
        Assert.Equal("", Protoc.Compile(proto));
    }

    [Fact]
    public void An_enum_that_is_wider_than_protobufs_is_a_number_with_its_names_in_the_comment()
    {
        var schema = SchemaOf.Fields(
            [SchemaOf.Enum("Big", WireType.UInt32, ("Max", uint.MaxValue))],
            new FieldSpec("Big", FieldKind.Enumeration, WireType.UInt32) { Enumeration = "Big" });

        Assert.Contains("  // Big: Max = 4294967295.\n  uint32 big = 1;", SchemaOf.Emit("proto", schema), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Co2", "CO2", "M.CO2: it is called co2 in Protobuf, which is the name of Co2, too. Give one of them another name.")]
    [InlineData("Temp1", "Temp_1",
        "M.Temp_1: it is called temp_1 in Protobuf, which cannot be told from temp1, the name of Temp1. Give one of them another name.")]
    [InlineData("A", "Température",
        "M.Température: it has no name in Protobuf: 'Température' is not a letter A to Z, then letters, digits and _. Give it "
            + "another name.")]
    [InlineData("A", "_a",
        "M._a: it has no name in Protobuf: '_a' is not a letter A to Z, then letters, digits and _. Give it another name.")]
    public void Names_that_protobuf_cannot_have_are_refused_by_field(string first, string second, string message)
    {
        var error = Assert.Throws<TargetException>(
            () => SchemaOf.Emit("proto", SchemaOf.Fields(SchemaOf.Number(first), SchemaOf.Number(second))));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_message_and_an_enum_of_one_name_are_refused()
    {
        var schema = SchemaOf.Fields([SchemaOf.Enum("M", WireType.UInt8, ("A", 0))], SchemaOf.Number("X"));

        Assert.Equal("M: it has a message that is called M in Protobuf, which is the name of M, too. Give one of them another name.",
            Assert.Throws<TargetException>(() => SchemaOf.Emit("proto", schema)).Message);
    }

    [Trait("Kind", "Device")]
    [Fact]
    public void A_unit_cannot_end_its_comment()
    {
        var proto = SchemaOf.Emit("proto", SchemaOf.Fields(SchemaOf.Number("X") with { Unit = "m\n}\u2028*/" }));

        Assert.Contains("  // Unit: m } */.\n", proto, StringComparison.Ordinal);
        Assert.Equal("", Protoc.Compile(proto));
    }

    [GeneratedRegex(
        @"\b((?i:import|optional|service|rpc|oneof)|required|group|extend|public|weak|stream|google|Any|Duration|Struct|FieldMask|ListValue|Value|NullValue|Empty|Timestamp|(Double|Float|U?Int64|U?Int32|Bool|String|Bytes)Value)\b")]
    private static partial Regex Refused();
}
