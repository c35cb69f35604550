using TelemetryGen.Schema;
using static TelemetryGen.Targets.Tests.Sbe.SbeNamed;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// What generated code of the reference implementation has in its package beside the class of a message or type, in one language each:
/// another message or type is called otherwise, and so is one that the package has whatever the schema.
/// </summary>
public class SbePackageNameTests
{
    [Theory]
    [InlineData("Size", "Size_")]
    [InlineData("size", "size_")]
    [InlineData("GetType", "GetType_")]
    [InlineData("Metaattribute", "Metaattribute_")]
    [InlineData("SbeMarshalling", "SbeMarshalling_")]
    [InlineData("SbeGoMarshaller", "SbeGoMarshaller_")]
    [InlineData("SBE_CONSTEXPR", "SBE_CONSTEXPR_")]
    [InlineData("SBE_OTHER", "SBE_OTHER")]
    [InlineData("Unit_test", "Unit_test_")]
    [InlineData("Board_windows", "Board_windows_")]
    [InlineData("Board_Windows", "Board_Windows")]
    [InlineData("Board_arm64", "Board_arm64_")]
    [InlineData("_Board", "X_Board")]
    [InlineData("Decoder", "Decoder")]
    public void A_message_that_generated_code_cannot_have_is_called_otherwise(string name, string expected)
    {
        var message = Messages(OfMessages(name)).First();

        Assert.Equal(expected, SbeXml.Name(message));
        Assert.Equal(name == expected ? null : $"In C#: {name}.", (string?)message.Attribute("description"));
    }

    [Theory]
    [InlineData("Value", "Value_2")]
    [InlineData("value", "value_2")]
    [InlineData("Decoder", "Decoder_2")]
    [InlineData("Core", "Core_2")]
    [InlineData("Move", "Move_2")]
    [InlineData("SBE_NULLVALUE_INT8", "SBE_NULLVALUE_INT8_2")]
    [InlineData("Cpu_arm", "Cpu_arm_2")]
    [InlineData("_Cpu", "X_Cpu")]
    [InlineData("Size", "Size")]
    public void An_enumeration_too(string name, string expected) =>
        Assert.Equal($"A {expected}", Assert.Single(Types(Messages(SchemaOf.Fields([Enum(name)], Kind("A", name))).First().Elements())));

    [Fact]
    public void A_record_that_csharp_cannot_have_as_a_class_is_called_otherwise_and_a_decimal_that_go_takes_for_a_test()
    {
        FieldSpec test = new("test", FieldKind.Scaled, WireType.Int16) { Step = 0.1m };

        Assert.Equal(["A Size_2", "B Limit", "test M_test_2"], Types(Fields(Part("A", "Size"), Part("B", "Limit"), test)));
    }

    [Fact]
    public void An_enumeration_is_not_called_as_a_class_of_java()
    {
        Assert.Equal(["A Part_2", "B PartDecoder"], With([Enum("PartDecoder")], Part("A", "Part"), Kind("B", "PartDecoder")));
        Assert.Equal(["Kind MDecoder_2"], With([Enum("MDecoder")], Kind("Kind", "MDecoder")));
        Assert.Equal(["Kind MBatchEncoder_2"], With([Enum("MBatchEncoder")], Kind("Kind", "MBatchEncoder")));
        Assert.Equal(["Kind RowsDecoder_2", "Rows "], With([Enum("RowsDecoder")], Kind("Kind", "RowsDecoder"), List("Rows")));
        Assert.Equal(["M", "MDecoder"], Messages(OfMessages("M", "MDecoder")).Take(2).Select(SbeXml.Name));
    }

    [Fact]
    public void A_type_is_not_called_as_a_list_of_csharp() =>
        Assert.Equal(["Kind RowsGroup_2", "Rows "], With([Enum("RowsGroup")], Kind("Kind", "RowsGroup"), List("Rows")));

    [Fact]
    public void A_type_is_not_called_as_the_extensions_of_a_set() =>
        Assert.Equal(["A AlarmsExt_2", "B Alarms"],
            With([Set("Alarms"), Enum("AlarmsExt")], Kind("A", "AlarmsExt"), Kind("B", "Alarms") with { Kind = FieldKind.Flags }));

    [Theory]
    [InlineData("ModeEnum")]
    [InlineData("ModeValues")]
    public void A_type_is_not_called_as_what_go_makes_of_an_enumeration(string name) =>
        Assert.Equal(["A Mode", $"B {name}_2"],
            With([Enum("Mode"), Set(name)], Kind("A", "Mode"), Kind("B", name) with { Kind = FieldKind.Flags }));

    [Theory]
    [InlineData("AlarmsChoice")]
    [InlineData("AlarmsChoiceValue")]
    [InlineData("AlarmsChoiceValues")]
    public void A_type_is_not_called_as_what_go_makes_of_a_set(string name) =>
        Assert.Equal([$"A {name}_2", "B Alarms"],
            With([Set("Alarms"), Enum(name)], Kind("A", name), Kind("B", "Alarms") with { Kind = FieldKind.Flags }));

    [Fact]
    public void A_message_or_list_is_not_called_as_a_function_of_go()
    {
        var lists = OfMessages("Level", "LevelRowsInit", "Other");
        var first = lists.Messages[0] with { Fields = new[] { List("Init"), List("Rows") }.ToEquatableArray() };

        Assert.Equal(["Level", "LevelInit_", "LevelBatch", "LevelInitBatch"],
            Messages(OfMessages("Level", "LevelInit")).Select(SbeXml.Name));
        Assert.Equal(["A", "ABatchInit", "ABatch_", "ABatchInitBatch"], Messages(OfMessages("A", "ABatchInit")).Select(SbeXml.Name));
        Assert.Equal(["Level", "LevelRowsInit_", "Other"],
            Messages(lists with { Messages = lists.Messages.Select(m => m.Id == 1 ? first : m).ToEquatableArray() }).Take(3)
                .Select(SbeXml.Name));
        Assert.Equal(["Init_", "Rows"], FirstMessage(lists with { Messages = new[] { first }.ToEquatableArray() }));
    }

    [Fact]
    public void The_header_keeps_its_name_whatever_a_message_is_called() =>
        Assert.Contains(Check(OfMessages("MessageHeaderInit")).Descendants("composite"), c => SbeXml.Name(c) == "messageHeader");

    [Fact]
    public void An_added_list_gives_way_to_types_in_every_language()
    {
        Assert.Equal(["Kind RowsGroup", "Rows_ "], With([Enum("RowsGroup")], Kind("Kind", "RowsGroup"), List("Rows", since: 2)));
        Assert.Equal(["Kind RowsEncoder", "Rows_ "], With([Enum("RowsEncoder")], Kind("Kind", "RowsEncoder"), List("Rows", since: 2)));
    }

    [Fact]
    public void An_enumeration_has_no_value_that_is_called_as_itself_or_as_another_in_go()
    {
        var mode = SchemaOf.Enum("Mode", WireType.UInt8, ("Mode", 1), ("on", 2), ("On", 3), ("get", 4), ("value", 5), ("nullValue", 6));

        Assert.Equal(["Mode_", "on", "On_", "get_", "value_", "nullValue_"],
            Check(SchemaOf.Fields([mode], Kind("A", "Mode"))).Descendants("validValue").Select(SbeXml.Name));
    }

    [Fact]
    public void Names_of_rust_are_told_apart_as_it_writes_them()
    {
        Assert.Equal(["A", "A_opt_"], Fields(SchemaOf.Number("A") with { Optional = true }, SchemaOf.Number("A_opt")).Select(SbeXml.Name));
        Assert.Equal(["A", "A_opt"], Fields(SchemaOf.Number("A"), SchemaOf.Number("A_opt")).Select(SbeXml.Name));
        Assert.Equal(["Temp", "TempOpt_"],
            FirstMessage(SchemaOf.Fields([Enum("Mode")], Kind("Temp", "Mode") with { Optional = true }, SchemaOf.Number("TempOpt"))));
        Assert.Equal(["Rows", "ROWS__"], Fields(List("Rows"), List("ROWS")).Select(SbeXml.Name));
        Assert.Equal(["Part", "Part__"], Fields(Part("Part", "P"), Part("Part_", "P")).Select(SbeXml.Name));
    }

    private static IEnumerable<string> With(EnumSpec[] enums, params FieldSpec[] fields) =>
        Types(Messages(SchemaOf.Fields(enums, fields) with { Version = 2 }).First().Elements());
}
