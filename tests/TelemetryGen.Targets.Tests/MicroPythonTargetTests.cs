using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

public class MicroPythonTargetTests
{
    private static readonly ITarget Target = TargetRegistry.Find("micropython")!;

    [Fact]
    public void A_float_is_refused_for_a_board_without_floats_by_field()
    {
        var error = Assert.Throws<TargetException>(() => Target.Emit(SampleSchemas.Everything, new("wipy1")).ToList());

        Assert.Equal("Numbers.F32: it is a float, and a WiPy 1 has none. Give it [Scaled(step)]: boards are given whole steps.",
            error.Message);
        Assert.Equal(("Numbers", "F32"), (error.MessageName, error.FieldName));
    }

    [Fact]
    public void A_float_array_and_a_float_in_a_record_inside_are_refused_by_their_path()
    {
        var inner = new MessageSpec("Point", "", 0, new[] { new FieldSpec("X", FieldKind.Float, WireType.Float32) }.ToEquatableArray());
        var outer = new MessageSpec(
            "Line", "", 0, new[] { new FieldSpec("From", FieldKind.Record, WireType.UInt8) { NestedRecord = inner } }.ToEquatableArray());
        var nested = SchemaOf.Fields(new FieldSpec("Lines", FieldKind.Record, WireType.UInt8) { NestedRecord = outer, MaxCount = 3 });
        var array = SchemaOf.Fields(new FieldSpec("Levels", FieldKind.Float, WireType.Float64) { Length = 3 });

        Assert.Equal(("M", "Lines.From.X"), Refused(nested));
        Assert.Equal(("M", "Levels"), Refused(array));

        static (string?, string?) Refused(SchemaSpec schema)
        {
            var error = Assert.Throws<TargetException>(() => Target.Emit(schema, new("wipy1")).ToList());
            return (error.MessageName, error.FieldName);
        }
    }

    [Theory]
    [InlineData(WireType.UInt16, true)]
    [InlineData(WireType.UInt32, false)]
    [InlineData(WireType.UInt64, false)]
    public void A_number_of_16_bits_says_so_to_the_queue(WireType type, bool hasMask)
    {
        var module = Text(Target.Emit(SchemaOf.Fields(new FieldSpec("Number", FieldKind.Integer, type) { Sequence = true })), "m.py");

        Assert.Contains("    SEQUENCE = 'number'\n", module, StringComparison.Ordinal);
        Assert.Equal(hasMask, module.Contains("    SEQUENCE_MASK = 65535\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_removed_float_is_bytes_and_needs_no_floats()
    {
        var module = Text(
            Target.Emit(SchemaOf.Fields(new FieldSpec("A", FieldKind.Float, WireType.Float32) { Optional = true, Reserved = true },
                SchemaOf.Number("B")), new("wipy1")), "m.py");

        Assert.Contains(@"b'\x00\x00\xc0\x7f'", module, StringComparison.Ordinal);
        Assert.DoesNotContain("float", module, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_inside_that_is_called_as_its_message_is_refused()
    {
        var nested = new MessageSpec("M", "Other", 0, Fields("A"));
        var schema = SchemaOf.Fields(new FieldSpec("Part", FieldKind.Record, WireType.UInt8) { NestedRecord = nested });

        Assert.Equal(
            "M: it has a class that is called M in Python, which is the name of the class of M, too. Give one of them another name.",
            Assert.Throws<TargetException>(() => Target.Emit(schema).ToList()).Message);
    }

    [Fact]
    public void A_board_without_floats_gets_no_setters_that_take_them()
    {
        var module = Text(Target.Emit(SampleSchemas.Greenhouse, new("wipy1")), "climate.py");

        Assert.DoesNotContain("def set_", module, StringComparison.Ordinal);
        Assert.DoesNotContain("float", module, StringComparison.Ordinal);
        Assert.Contains("def pack(self):", module, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_called_as_a_module_of_the_board_does_not_hide_it()
    {
        var files = Target.Emit(One(new MessageSpec("Time", "", 1, Fields("A")))).Select(f => f.Path);

        Assert.Contains("micropython/time_record.py", files);
        Assert.DoesNotContain("micropython/time.py", files);
    }

    [Fact]
    public void Names_that_python_has_itself_get_an_underscore()
    {
        var module = Text(
            Target.Emit(One(
                new MessageSpec("M", "", 1, Fields("Class", "Buffer", "CO2Level", "Bits0", "VentOpen", "Refuse", "Unpack")))), "m.py");

        foreach (var name in new[] { "class_", "buffer_", "co2_level", "bits0", "vent_open", "refuse", "unpack_" })
        {
            Assert.Contains($"        self.{name} = None\n", module, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Offset")]
    [InlineData("End")]
    [InlineData("Refuse")]
    [InlineData("Len")]
    [InlineData("Bits0")]
    public void A_variable_of_packing_steps_aside_and_the_attribute_keeps_its_name(string field)
    {
        var name = field.ToLowerInvariant();
        var module = Text(Target.Emit(One(new MessageSpec("M", "", 1, Fields(field, field + "_")))), "m.py");

        Assert.Contains($"        self.{name} = None\n        self.{name}_ = None\n", module, StringComparison.Ordinal);
        Assert.Contains($"            {name}__ = self.{name}\n            if {name}__ < 0", module, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_methods_have_a_variable_of_is_called_by_another_name_there()
    {
        var nested = new MessageSpec("message", "Other", 0, Fields("A"));
        var module = Text(
            Target.Emit(SchemaOf.Fields(new FieldSpec("Part", FieldKind.Record, WireType.UInt8) { NestedRecord = nested })), "m.py");

        Assert.Contains("\n_message_class = message\n", module, StringComparison.Ordinal);
        Assert.Contains("self.part = _message_class().unpack_at(message, 8)", module, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_is_called_as_its_target_name_says()
    {
        var field = SchemaOf.Number("From") with { TargetName = "StartPoint" };
        var module = Text(Target.Emit(SchemaOf.Fields(field, SchemaOf.Number("To"))), "m.py");

        Assert.Contains("self.start_point = None", module, StringComparison.Ordinal);
        Assert.DoesNotContain("from_", module, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_fields_of_one_name_are_refused()
    {
        var error = Assert.Throws<TargetException>(
            () => Target.Emit(One(new MessageSpec("M", "", 1, Fields("VentOpen", "Vent_Open")))).ToList());

        Assert.Equal(
            "M.Vent_Open: it is called vent_open in Python, which is the name of VentOpen, too. Give it [TargetName(\"Vent_OpenValue\")] "
                + "or another name.", error.Message);
    }

    [Theory]
    [InlineData("Gas", "CO2", "Co2",
        "Gas.Co2: it is called GAS_CO2 in Python, which is the name of Gas.CO2, too. Give one of them another name.")]
    [InlineData("Max", "Least", "PayloadBytes",
        "Max.PayloadBytes: it is called MAX_PAYLOAD_BYTES in Python, which the generated module uses itself. Give it another name.")]
    [InlineData("_", "_", "__", "_._: it is called ___ in Python, which Python keeps for itself. Give it another name.")]
    public void A_constant_that_another_one_has_is_refused_by_its_member(string name, string first, string second, string message)
    {
        var schema = SchemaOf.Fields([SchemaOf.Enum(name, WireType.UInt8, (first, 1), (second, 2))],
            new FieldSpec("G", FieldKind.Enumeration, WireType.UInt8) { Enumeration = name });

        var error = Assert.Throws<TargetException>(() => Target.Emit(schema).ToList());

        Assert.Equal((name, message), (error.MessageName, error.Message));
    }

    [Fact]
    public void Two_names_of_one_value_are_one_constant()
    {
        var schema = SchemaOf.Fields([SchemaOf.Enum("Gear", WireType.UInt8, ("Low", 1), ("LOW", 1))],
            new FieldSpec("G", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "Gear" });

        Assert.Equal(2, Text(Target.Emit(schema), "m.py").Split("GEAR_LOW = 1\n").Length);
    }

    [Fact]
    public void Constants_of_the_module_step_aside_for_those_of_the_contract()
    {
        var schema = SchemaOf.Fields(
            [SchemaOf.Enum("_Int16", WireType.UInt8, ("Min", 3))],
            new FieldSpec("G", FieldKind.Enumeration, WireType.UInt8) { Enumeration = "_Int16" },
            new FieldSpec("L", FieldKind.Integer, WireType.Int16),
            new FieldSpec("_X", FieldKind.Integer, WireType.Int32) { Range = new(-2000000000, 5) });

        var module = Text(Target.Emit(schema), "m.py");

        Assert.Contains("_INT16_MIN = 3\n", module, StringComparison.Ordinal);

        // In a class, __X_MIN would be another name.
        Assert.DoesNotContain("__X", module, StringComparison.Ordinal);
        Assert.Contains("_x < _X_MIN or _x > 5", module, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_longer_than_micropython_takes_is_refused()
    {
        var name = "A" + new string('é', 126);

        Assert.Contains(
            "which is too long: MicroPython takes 255 bytes",
            Assert.Throws<TargetException>(() => Target.Emit(SchemaOf.Fields(SchemaOf.Number(name))).ToList()).Message,
            StringComparison.Ordinal);
        Assert.NotEmpty(Target.Emit(SchemaOf.Fields(SchemaOf.Number(name[..^2]))).ToList());
    }

    [Fact]
    public void A_field_called_as_a_setter_gets_an_underscore_and_no_other_does()
    {
        var scaled = new FieldSpec("Level", FieldKind.Scaled, WireType.Int16) { Step = 0.1m };

        var module = Text(Target.Emit(SchemaOf.Fields(scaled, SchemaOf.Number("SetLevel"), SchemaOf.Number("SetPoint"))), "m.py");

        Assert.Contains("self.set_level_ = None", module, StringComparison.Ordinal);
        Assert.Contains("self.set_point = None", module, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_messages_of_one_module_are_refused()
    {
        var schema = One(new MessageSpec("VentState", "", 1, Fields("A")), new MessageSpec("Vent_State", "", 2, Fields("A")));

        Assert.Equal(
            "Vent_State: it has a module that is called vent_state.py in Python, which is the name of the module of VentState, too. Give "
                + "one of them another name.", Assert.Throws<TargetException>(() => Target.Emit(schema).ToList()).Message);
    }

    [Fact]
    public void A_wide_set_that_came_later_is_taken_whole()
    {
        var bits = Enumerable.Range(0, 64).Select(i => new FieldSpec($"B{i}", FieldKind.Boolean, WireType.UInt8) { Since = 2 });
        var message = new MessageSpec("M", "", 1, bits.ToEquatableArray());

        var module = Text(Target.Emit(new("S", 1, 2, EquatableArray<EnumSpec>.Empty, new[] { message }.ToEquatableArray())), "m.py");

        Assert.Contains(
            """
                    if version >= 2 and block >= 8:
                        (bits00, bits01, bits02, bits03, bits04, bits05, bits06, bits07) = struct.unpack('<BBBBBBBB', message[8:16])
                        self.b0 = bits00 & 1 != 0

            """,
            module,
            StringComparison.Ordinal);
    }

    private static SchemaSpec One(params MessageSpec[] messages) =>
        new("S", 1, 1, EquatableArray<EnumSpec>.Empty, messages.ToEquatableArray());

    private static EquatableArray<FieldSpec> Fields(params string[] names) =>
        names.Select(n => new FieldSpec(n, FieldKind.Integer, WireType.UInt8)).ToEquatableArray();

    private static string Text(IEnumerable<EmittedFile> files, string name) =>
        files.Single(f => f.Path.EndsWith("/" + name, StringComparison.Ordinal)).Text;
}
