namespace TelemetryGen.Rules.Tests.Messages;

/// <summary>Names that a target of the build cannot give, said where C# declares them.</summary>
public class TargetNameRuleTests
{
    [Theory]
    [InlineData("micropython", "R(Gas G); public enum Gas : byte { CO2 = 1, Co2 = 2 }",
        "TLG0303 at 'Co2': Gas.Co2 is called GAS_CO2 in Python, which is the name of Gas.CO2, too. Give one of them another name.")]
    [InlineData("micropython", "R(Gas? G); public enum Gas : byte { CO2 = 1, Co2 = 2 }",
        "TLG0303 at 'Co2': Gas.Co2 is called GAS_CO2 in Python, which is the name of Gas.CO2, too. Give one of them another name.")]
    [InlineData("micropython", "R(P A); public record P(Gas G); [Flags] public enum Gas : byte { CO2 = 1, Co2 = 2 }",
        "TLG0303 at 'Co2': Gas.Co2 is called GAS_CO2 in Python, which is the name of Gas.CO2, too. Give one of them another name.")]
    [InlineData("micropython", "R(Max M); public enum Max : byte { PayloadBytes = 1 }",
        "TLG0303 at 'PayloadBytes': Max.PayloadBytes is called MAX_PAYLOAD_BYTES in Python, which the generated module uses itself. Give "
            + "it another name.")]
    [InlineData("micropython", "R(A X, A_B Y); public enum A : byte { B_C } public enum A_B : byte { C }",
        "TLG0303 at 'C': A_B.C is called A_B_C in Python, which is the name of A.B_C, too. Give one of them another name.")]
    [InlineData("micropython", "R(P A, E B); public record P(int X); public enum E : byte { A }", null)]
    [InlineData("micropython", "R(E_A A, E B); public record E_A(int X); public enum E : byte { A }",
        "TLG0303 at 'E_A': E_A has a class that is called E_A in Python, which is the name of E.A, too. Give one of them another name.")]
    [InlineData("micropython", "R(E_X A, e B); public record E_X(int X); public enum e : byte { x }",
        "TLG0303 at 'E_X': E_X has a class that is called E_X in Python, which is the name of e.x, too. Give one of them another name.")]
    [InlineData("micropython", "R(pack_into A); public record pack_into(int X);",
        "TLG0303 at 'pack_into': pack_into has a class that is called pack_into in Python, which the generated module uses itself. Give "
            + "it another name.")]
    [InlineData("micropython", "R(@struct A); public record @struct(int X);",
        "TLG0303 at '@struct': struct has a class that is called struct in Python, which the generated module uses itself. Give it "
            + "another name.")]
    [InlineData("micropython", "R(ValueError A); public record ValueError(int X);",
        "TLG0303 at 'ValueError': ValueError has a class that is called ValueError in Python, which the generated module uses itself. "
            + "Give it another name.")]
    [InlineData("micropython", "R(None A); public record None(int X);",
        "TLG0303 at 'None': None has a class that is called None in Python, which is a keyword. Give it another name.")]
    [InlineData("micropython", "R(message A); public record message(int X);",
        null)]
    [InlineData("micropython", "R(position A, int Position); public record position(int X);",
        null)]
    [InlineData("micropython",
        "R(int Offset, int End, int Range, int Refuse, int Bits0, P A); public record P(int Offset, int Buffer, int Pack)", null)]
    [InlineData("micropython", "R(P A); public record P(int PackAt)",
        "TLG0303 at 'PackAt': PackAt is called pack_at in Python, which the generated module uses itself. Give it "
            + "[TargetName(\"PackAtValue\")] or another name.")]
    [InlineData("micropython", "R(int __x)",
        "TLG0303 at '__x': __x is called __x in Python, which Python keeps for itself. Give it [TargetName(\"xValue\")] or another name.")]
    [InlineData("micropython", "R([Scaled(0.1), Unit(\"V\")] double Level, int SetLevel)",
        "TLG0303 at 'SetLevel': SetLevel is called set_level in Python, which is the name of the setter of Level, too. Give it "
            + "[TargetName(\"SetLevelValue\")] or another name.")]
    [InlineData("micropython", "R(int Level, int SetLevel, int SetPoint)", null)]
    [InlineData("micropython", "R(int Unpack)",
        "TLG0303 at 'Unpack': Unpack is called unpack in Python, which the generated module uses itself. Give it "
            + "[TargetName(\"UnpackValue\")] or another name.")]
    [InlineData("micropython", "VentState(int A); [Telemetry(2)] public partial record Vent_State(int A);",
        "TLG0303 at 'Vent_State': Vent_State has a module that is called vent_state.py in Python, which is the name of the module of "
            + "VentState, too. Give one of them another name.")]
    [InlineData("micropython", "Time(int A); [Telemetry(2)] public partial record TimeRecord(int A);",
        "TLG0303 at 'TimeRecord': TimeRecord has a module that is called time_record.py in Python, which is the name of the module of "
            + "Time, too. Give one of them another name.")]
    [InlineData("micropython", "R(int Température, É G); public enum É : byte { Ö }", null)]
    [InlineData("nanoframework", "R(int Array)",
        "TLG0303 at 'Array': Array is called Array in nanoFramework's C#, which hides a type that generated code calls. Give it "
            + "[TargetName(\"ArrayValue\")] or another name.")]
    [InlineData("nanoframework", "R(int BitConverter)",
        "TLG0303 at 'BitConverter': BitConverter is called BitConverter in nanoFramework's C#, which hides a type that generated code "
            + "calls. Give it [TargetName(\"BitConverterValue\")] or another name.")]
    [InlineData("nanoframework", "R(int MaxLength)",
        "TLG0303 at 'MaxLength': MaxLength is called MaxLength in nanoFramework's C#, which is another member of its class. Give it "
            + "[TargetName(\"MaxLengthValue\")] or another name.")]
    [InlineData("nanoframework", "R(P A); public record P(int Clear)",
        "TLG0303 at 'Clear': Clear is called Clear in nanoFramework's C#, which is another member of its class. Give it "
            + "[TargetName(\"ClearValue\")] or another name.")]
    [InlineData("nanoframework", "R(int? A, int ANull)",
        "TLG0303 at 'ANull': ANull is called ANull in nanoFramework's C#, which is the name of the null of A, too. Give it "
            + "[TargetName(\"ANullValue\")] or another name.")]
    [InlineData("nanoframework", "R([Scaled(0.1), Unit(\"V\")] double Level, int SetLevel)",
        "TLG0303 at 'SetLevel': SetLevel is called SetLevel in nanoFramework's C#, which is the name of the setter of Level, too. Give it "
            + "[TargetName(\"SetLevelValue\")] or another name.")]
    [InlineData("nanoframework", "R(int at, int buffer, int end, P A); public record P(int message, int value)", null)]
    [InlineData("nanoframework", "R(BitConverter A); public enum BitConverter : byte { X }",
        "TLG0303 at 'BitConverter': BitConverter is called BitConverter in nanoFramework's C#, which is a type that generated code calls. "
            + "Give it another name.")]
    [InlineData("nanoframework", "R(ISequencedMessage A); public record ISequencedMessage(int X)",
        "TLG0303 at 'ISequencedMessage': ISequencedMessage has a class that is called ISequencedMessage in nanoFramework's C#, which is a "
            + "type that generated code calls. Give it another name.")]
    [InlineData("nanoframework",
        "R(FlashStore A, TelemetryMessage B, Crc32C C); public record FlashStore(int X); public record TelemetryMessage(int X); public "
            + "enum Crc32C : byte { Outbox }", null)]
    [InlineData("nanoframework", "R([MaxLength(3)] TryRead[] A); public record TryRead(int X)", null)]
    [InlineData("nanoframework", "R([MaxLength(3)] place[] A); public record place(int X)", null)]
    [InlineData("nanoframework", "R([MaxLength(3)] GetHashCode[] A); public record GetHashCode(int X)", null)]
    [InlineData("nanoframework", "R(int set_MaxLength)",
        "TLG0303 at 'set_MaxLength': set_MaxLength is called set_MaxLength in nanoFramework's C#, which is another member of its class. "
            + "Give it [TargetName(\"set_MaxLengthValue\")] or another name.")]
    [InlineData("nanoframework", "R(r A); public enum r : byte { X }",
        "TLG0005 at 'A': R.A has the enumeration Acme.r, and Acme.R is a message; names of a schema differ by more than capital letters.")]
    [InlineData("nanoframework",
        "Position(int A); [Telemetry(2)] public partial record Trip(Position A, PositionRecord B); public record PositionRecord(int X)",
        "TLG0303 at 'PositionRecord': PositionRecord has a file that is called PositionRecord.g.cs in nanoFramework's C#, which is the "
            + "name of the file of Position, too. Give one of them another name.")]
    [InlineData("proto", "R(Gas G); public enum Gas : byte { CO2 = 1, Co2 = 2 }",
        "TLG0303 at 'Co2': Gas.Co2 is called GAS_CO2 in Protobuf, which is the name of Gas.CO2, too. Give one of them another name.")]
    [InlineData("proto", "R(int VentOpen, int Vent_Open)",
        "TLG0303 at 'Vent_Open': Vent_Open is called vent_open in Protobuf, which is the name of VentOpen, too. Give one of them "
            + "another name.")]
    [InlineData("proto", "R(int Température)",
        "TLG0303 at 'Température': Température has no name in Protobuf: 'Température' is not a letter A to Z, then letters, digits and _. "
            + "Give it another name.")]
    [InlineData("proto", "R(int? A, NullableInt32 B); public record NullableInt32(int X)",
        "TLG0303 at 'A': A has a type that is called NullableInt32 in Protobuf, which is the name of the message of NullableInt32, too. "
            + "Give one of them another name.")]
    [InlineData("proto", "GreenhouseReflection(int A)",
        "TLG0303 at 'GreenhouseReflection': GreenhouseReflection has a message that is called GreenhouseReflection in Protobuf, which "
            + "protoc's C# has for the file itself. Give it another name.")]
    [InlineData("proto", "R(GreenhouseReflection A); public enum GreenhouseReflection : byte { X }",
        "TLG0303 at 'GreenhouseReflection': GreenhouseReflection is called GreenhouseReflection in Protobuf, which protoc's C# has for "
            + "the file itself. Give it another name.")]
    [InlineData("proto", "Parser(int A)",
        "TLG0303 at 'Parser': Parser has a message that is called Parser in Protobuf, which every class of a message has a member of in "
            + "protoc's C#. Give it another name.")]
    [InlineData("proto", "R(Clone A); public record Clone(int X)",
        "TLG0303 at 'Clone': Clone has a message that is called Clone in Protobuf, which every class of a message has a member of in "
            + "protoc's C#. Give it another name.")]
    [InlineData("proto", "R(Parser A); public enum Parser : byte { X }", null)]
    [InlineData("proto", "R(int A, int AFieldNumber)",
        "TLG0303 at 'AFieldNumber': AFieldNumber is called a_field_number in Protobuf, which protoc's C# calls AFieldNumber, as the "
            + "number of A. Give it another name.")]
    [InlineData("proto", "R(int A1b, int A1B)",
        "TLG0303 at 'A1B': A1B is called a1_b in Protobuf, which protoc's C# calls A1B, as A1b. Give it another name.")]
    [InlineData("proto", "Door(int A); [Telemetry(2)] public partial record DoorOrBuilder(int A);",
        "TLG0303 at 'DoorOrBuilder': DoorOrBuilder has a message that is called DoorOrBuilder in Protobuf, which protoc's Java has for "
            + "the interface of Door. Give it another name.")]
    [InlineData("proto", "GreenhouseOuterClass(int A); [Telemetry(2)] public partial record DoorOrBuilder(int A);", null)]
    [InlineData("proto,avro,micropython,nanoframework,sbe,kql,jsonschema,markdown",
        "Con(P Nul, Prn Aux); public record P(int X); public enum Prn : byte { X } [Telemetry(2)] public partial record Queue(int A);",
        null)]
    [InlineData("sbe", "R(int Température)",
        "TLG0303 at 'Température': Température has no name in SBE: 'Température' is not letters A to Z, digits and _, at most 64. Give it "
            + "another name.")]
    [InlineData("sbe", "R(Gas G); public enum Gas : byte { Ö }",
        "TLG0303 at 'Ö': Gas.Ö has no name in SBE: 'Ö' is not letters A to Z, digits and _, at most 64. Give it another name.")]
    [InlineData("sbe", "R(Gas G); public enum Gas : long { Ö }", null)]
    [InlineData("sbe", "R(int A23456789012345678901234567890123456789012345678901234567890123_5)",
        "TLG0303 at 'A23456789012345678901234567890123456789012345678901234567890123_5': "
            + "A23456789012345678901234567890123456789012345678901234567890123_5 has no name in SBE: "
            + "'A23456789012345678901234567890123456789012345678901234567890123_5' is not letters A to Z, digits and _, at most 64. Give "
            + "it another name.")]
    [InlineData("avro", "R(P Ä); public record P(int X)",
        "TLG0303 at 'Ä': Ä has no name in Avro: 'Ä' is not a letter A to Z or _, then letters, digits and _. Give it another name.")]
    [InlineData("avro", "R(map A); public record map(int X)",
        "TLG0303 at 'map': map has a record that is called map in Avro, which is a type of Avro itself. Give it another name.")]
    [InlineData("jsonschema", "R(N.P A, P B); public enum P : byte { X } public static class N { public record P(int X); }",
        "TLG0005 at 'B': R.B has the enumeration Acme.P, and R.A has the record Acme.N.P; messages, records and enumerations of a schema "
            + "differ in name.")]
    [InlineData("kql", "R(int __x)",
        "TLG0303 at '__x': __x is called __x in Kusto, which keeps names with two underscores at the start or end for itself. Give it "
            + "another name.")]
    [InlineData("kql", "R(int Door, int door, int Température)", null)]
    [InlineData("markdown", "R(int __x, int Température)", null)]
    public async Task It_says(string target, string declaration, string? expected)
    {
        var end = declaration.EndsWith('}') || declaration.EndsWith(';') ? "" : ";";
        var said = await RuleHarness.SayAsync(BuildProperties.Targets(target), RuleHarness.Schema,
            $"namespace Acme; [Telemetry(1)] public partial record {declaration}{end}");

        Assert.Equal(expected is null ? [] : [expected], said);
    }

    [Theory]
    [InlineData("__A", "AValue")]
    [InlineData("__C__", "C__Value")]
    [InlineData("__", "FieldValue")]
    [InlineData("__1", "Field1Value")]
    [InlineData("___Class, int ClassValue", "ClassValue2")]
    public async Task A_suggested_name_passes_itself(string members, string suggestion)
    {
        var said = Assert.Single(await RuleHarness.SayOfAsync(BuildProperties.Targets("micropython"), $"partial record R(int {members})"));

        Assert.EndsWith($"Give it [TargetName(\"{suggestion}\")] or another name.", said, StringComparison.Ordinal);
        Assert.Empty(await RuleHarness.SayOfAsync(
            BuildProperties.Targets("micropython,nanoframework"), $"partial record R([TargetName(\"{suggestion}\")] int {members})"));
    }

    [Fact]
    public async Task A_name_that_is_too_long_gets_a_short_one()
    {
        var name = new string('A', 260);
        var said = Assert.Single(await RuleHarness.SayOfAsync(BuildProperties.Targets("micropython"), $"partial record R(int {name})"));

        Assert.EndsWith($"Give it [TargetName(\"{new string('A', 60)}Value\")] or another name.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suggested_name_is_free()
    {
        var said = await RuleHarness.SayOfAsync(BuildProperties.Targets("micropython"), "partial record R(int Class, int ClassValue)");

        Assert.Equal(
            "TLG0303 at 'Class': Class is called class in Python, which is a keyword. Give it [TargetName(\"ClassValue2\")] or "
                + "another name.", Assert.Single(said));
    }

    [Fact]
    public async Task It_says_that_a_schema_has_no_name_in_a_target()
    {
        var said = await RuleHarness.SayAsync(
            BuildProperties.Targets("avro"),
            "[assembly: TelemetrySchema(\"Acme.Café\", Id = 7)] namespace Acme { [Telemetry(1)] public partial record struct R(int A); }");

        Assert.Equal(
            "TLG0303 at 'TelemetrySchema(\"Acme.Café\", Id = 7)': Acme.Café has no name in Avro: 'Café' is not a letter A to Z or _, then "
                + "letters, digits and _. Give it another name.", Assert.Single(said));
    }

    [Theory]
    [InlineData("Acme.Array",
        "R is in the namespace Acme.Array, which nanoFramework's C# would take for the type Array that code of the target calls. Give it "
            + "another name.")]
    [InlineData("TelemetryGen.Device", null)]
    public async Task It_says_that_a_namespace_hides_a_type_of_firmware(string space, string? expected)
    {
        var said = await RuleHarness.SayAsync(BuildProperties.Targets("nanoframework"), RuleHarness.Schema,
            $"namespace {space}; [Telemetry(1)] public partial record R(int A);");

        Assert.Equal(expected is null ? [] : [$"TLG0303 at 'R': {expected}"], said);
    }

    [Fact]
    public async Task It_says_that_a_type_is_one_of_firmware()
    {
        var said = await RuleHarness.SayAsync(BuildProperties.Targets("nanoframework"), RuleHarness.Schema,
            "namespace TelemetryGen.Device; [Telemetry(1)] public partial record FlashStore(int A);");

        Assert.Equal(
            "TLG0303 at 'FlashStore': FlashStore has a class that is called FlashStore in nanoFramework's C#, which is the target's own "
                + "in TelemetryGen.Device. Give it another name.", Assert.Single(said));
    }

    [Fact]
    public async Task A_target_that_the_build_does_not_emit_says_nothing() =>
        Assert.Empty(await RuleHarness.SayOfAsync("partial record R(Gas G); public enum Gas : byte { CO2 = 1, Co2 = 2 }"));

    [Fact]
    public async Task A_name_of_another_assembly_is_said_of_the_field_that_leads_to_it()
    {
        var said = await RuleHarness.SayOfAsync(
            BuildProperties.Targets("sbe,proto,avro,kql,jsonschema,micropython,nanoframework"), "partial record R(DayOfWeek Day)");

        Assert.Empty(said);
        Assert.Equal(
            "TLG0303 at 'B': B: DayOfWeek.Monday is called DAY_OF_WEEK_MONDAY in Python, which is the name of Day.OfWeekMonday, too. Give "
                + "one of them another name.",
            Assert.Single(await RuleHarness.SayOfAsync(
                BuildProperties.Targets("micropython"), "partial record R(Day A, DayOfWeek B); public enum Day : byte { OfWeekMonday }")));
    }
}
