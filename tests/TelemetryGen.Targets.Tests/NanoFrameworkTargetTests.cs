using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

public class NanoFrameworkTargetTests
{
    private static readonly ITarget Target = TargetRegistry.Find("nanoframework")!;

    [Theory]
    [InlineData("Write", "is another member of its class")]
    [InlineData("TryRead", "is another member of its class")]
    [InlineData("MaxLength", "is another member of its class")]
    [InlineData("MaxPayloadBytes", "is another member of its class")]
    [InlineData("SchemaId", "is another member of its class")]
    [InlineData("ToString", "is another member of its class")]
    [InlineData("Array", "hides a type that generated code calls")]
    [InlineData("M", "is the name of its class")]
    public void A_field_called_as_another_member_of_its_class_is_refused(string name, string reason)
    {
        var error = Refused(SchemaOf.Fields(SchemaOf.Number(name)));

        Assert.Equal(
            $"M.{name}: it is called {name} in nanoFramework's C#, which {reason}. Give it [TargetName(\"{name}Value\")] or another name.",
            error.Message);
        Assert.Equal(("M", name), (error.MessageName, error.FieldName));
    }

    [Fact]
    public void Each_of_its_files_is_known_by_its_first_line()
    {
        var files = Target.Emit(SampleSchemas.Everything).Concat(Target.Emit(SchemaDocument.Parse(SampleSchemas.Text("nested.xml"))))
            .Where(static file => file.Path.EndsWith(".cs", StringComparison.Ordinal)).ToList();

        Assert.Contains(files, static file => file.Path.EndsWith(".Units.g.cs", StringComparison.Ordinal));
        Assert.All(files, static file => Assert.True(EmittedHead.IsOfCSharp(file.Text.Split('\n')[0]), file.Path));
        Assert.False(EmittedHead.IsOfCSharp("// A record of ours"));
    }

    [Theory]
    [InlineData("Write")]
    [InlineData("TemplateId")]
    public void A_message_called_as_a_member_of_its_class_is_refused(string name)
    {
        var schema = SchemaOf.Fields(SchemaOf.Number("X"));

        Assert.Equal(
            $"{name}: it has a class that is called {name} in nanoFramework's C#, which is a member of its own class. Give it "
                + "another name.",
            Refused(schema with { Messages = schema.Messages.Select(m => m with { Name = name }).ToEquatableArray() }).Message);
    }

    [Fact]
    public void A_field_called_as_the_null_of_another_or_its_count_is_refused()
    {
        var optional = SchemaOf.Number("Battery") with { Optional = true };
        var list = SchemaOf.Number("Items") with { MaxCount = 3 };

        Assert.Equal(
            "M.BatteryNull: it is called BatteryNull in nanoFramework's C#, which is the name of the null of Battery, too. Give it "
                + "[TargetName(\"BatteryNullValue\")] or another name.",
                Refused(SchemaOf.Fields(optional, SchemaOf.Number("BatteryNull"))).Message);
        Assert.Equal(
            "M.Items: it has a count that is called ItemsCount in nanoFramework's C#, which is the name of ItemsCount, too. Give it "
                + "[TargetName(\"ItemsValue\")] or another name.", Refused(SchemaOf.Fields(SchemaOf.Number("ItemsCount"), list)).Message);
    }

    [Fact]
    public void A_field_of_a_record_inside_called_as_its_methods_is_refused_by_the_record()
    {
        var nested = new MessageSpec("Position", "", 0, new[] { SchemaOf.Number("Clear") }.ToEquatableArray());

        Assert.Equal(
            "Position.Clear: it is called Clear in nanoFramework's C#, which is another member of its class. Give it "
                + "[TargetName(\"ClearValue\")] or another name.", Refused(SchemaOf.Fields(Record("At", nested))).Message);
    }

    [Fact]
    public void A_class_that_a_field_would_hide_is_called_past_it()
    {
        var nested = new MessageSpec("Position", "Acme", 0, new[] { SchemaOf.Number("X") }.ToEquatableArray());
        var list = Record("Track", nested) with { MaxCount = 3 };
        var message = new MessageSpec("M", "Acme", 1, new[] { SchemaOf.Number("Position"), list }.ToEquatableArray());

        Assert.Contains(" Track = global::Acme.Position.NewArray(3);", Text(new("S", 1, 1, default, new[] { message }.ToEquatableArray())),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Types_of_one_file_are_refused()
    {
        var schema = SchemaOf.Fields([SchemaOf.Enum("m", WireType.UInt8, ("A", 0))], Enumeration("State", "m"));

        Assert.Equal(
            "m: it has a file that is called m.g.cs in nanoFramework's C#, which cannot be told from M.g.cs, the name of the file of M. "
                + "Give one of them another name.", Refused(schema).Message);
    }

    [Fact]
    public void A_type_that_hides_one_that_generated_code_calls_is_refused()
    {
        var schema = SchemaOf.Fields([SchemaOf.Enum("BitConverter", WireType.UInt8, ("A", 0))], Enumeration("State", "BitConverter"));

        Assert.Equal(
            "BitConverter: it is called BitConverter in nanoFramework's C#, which is a type that generated code calls. Give it "
                + "another name.", Refused(schema).Message);
    }

    [Fact]
    public void Different_records_of_one_name_are_refused()
    {
        MessageSpec Part(string field) => new("P", "", 0, new[] { SchemaOf.Number(field) }.ToEquatableArray());
        var first = new MessageSpec("A", "", 1, new[] { Record("X", Part("One")) }.ToEquatableArray());
        var second = new MessageSpec("B", "", 2, new[] { Record("X", Part("Other")) }.ToEquatableArray());

        Assert.Equal(
            "B: its record P is another than the P of other messages; in nanoFramework both are one class.",
            Refused(new("S", 1, 1, default, new[] { first, second }.ToEquatableArray())).Message);
    }

    [Fact]
    public void A_record_that_is_a_message_and_inside_of_one_has_two_classes()
    {
        var inner = new MessageSpec("Position", "Lab", 1, new[] { SchemaOf.Number("X") }.ToEquatableArray());
        var outer = new MessageSpec("Trip", "Lab", 2, new[] { Record("Start", inner with { Id = 0 }) }.ToEquatableArray());

        var files = Target.Emit(new("S", 1, 1, default, new[] { inner, outer }.ToEquatableArray())).ToDictionary(f => f.Path, f => f.Text);

        Assert.Contains(
            "public sealed partial class Position : ITelemetryMessage\n", files["nanoframework/Position.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "public sealed partial class PositionRecord\n", files["nanoframework/PositionRecord.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "public readonly PositionRecord Start = new PositionRecord();", files["nanoframework/Trip.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Reserved_words_and_names_of_the_code_itself_do_no_harm()
    {
        var text = Text(SchemaOf.Fields(SchemaOf.Number("class"), SchemaOf.Number("Message"), SchemaOf.Number("End"),
            SchemaOf.Number("CO2Level"), SchemaOf.Number("Int"), SchemaOf.Number("X"), SchemaOf.Number("x")));

        foreach (var line in new[]
        {
            "public uint @class;", "uint classValue = @class;", "uint messageValue = Message;", "uint endValue = End;",
            "uint co2Level = CO2Level;", "uint intValue = Int;", "uint xValue = X;", "uint xValue2 = x;",
        })
        {
            Assert.Contains($"        {line}\n", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("buffer")]
    [InlineData("end")]
    [InlineData("value")]
    public void A_field_that_a_variable_of_the_code_would_hide_is_called_past_it(string name)
    {
        var text = Text(SchemaOf.Fields(SchemaOf.Number(name)));

        Assert.Contains($"        public uint {name};\n", text, StringComparison.Ordinal);
        Assert.Contains($"            uint {name}Value = this.{name};\n", text, StringComparison.Ordinal);
        Assert.Contains($"            this.{name} = BitConverter.ToUInt32(buffer, at);\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_with_a_target_name_is_called_so_in_all_that_is_made_of_it()
    {
        var field = SchemaOf.Number("From") with { TargetName = "StartPoint", Optional = true };
        var text = Text(SchemaOf.Fields(field));

        Assert.Contains("public long StartPoint = StartPointNull;", text, StringComparison.Ordinal);
        Assert.DoesNotContain("From", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_of_another_namespace_is_called_by_its_full_name()
    {
        var nested = new MessageSpec("P", "Lab.Parts", 0, new[] { Enumeration("State", "E") }.ToEquatableArray());
        var message = new MessageSpec("M", "Lab", 1, new[] { Record("Inner", nested), Enumeration("State", "E") }.ToEquatableArray());

        var text = Text(new(
            "S", 1, 1, new[] { SchemaOf.Enum("E", WireType.UInt8, ("A", 0)) }.ToEquatableArray(), new[] { message }.ToEquatableArray()));

        Assert.Contains("public readonly global::Lab.Parts.P Inner = new global::Lab.Parts.P();", text, StringComparison.Ordinal);
        Assert.Contains("State = (E)buffer[at + 1];", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_a_namespace_starts_at_the_margin() =>
        Assert.Contains(
            "\npublic sealed partial class M : ITelemetryMessage\n{\n    /// <summary>",
            Text(new("S", 1, 1, default,
                new[] { new MessageSpec("M", "", 1, new[] { SchemaOf.Number("A") }.ToEquatableArray()) }.ToEquatableArray())),
            StringComparison.Ordinal);

    [Fact]
    public void A_unit_is_text_of_a_comment_and_no_XML() =>
        Assert.Contains("/// <summary>0 to 4294967295 &lt;&amp;&gt;; 0 until it is set.</summary>",
            Text(SchemaOf.Fields(SchemaOf.Number("A") with { Unit = "<&>" })), StringComparison.Ordinal);

    private static FieldSpec Record(string name, MessageSpec nested) => new(name, FieldKind.Record, WireType.UInt8)
    {
        NestedRecord = nested,
    };

    private static FieldSpec Enumeration(string name, string type) => new(name, FieldKind.Enumeration, WireType.UInt8)
    {
        Enumeration = type,
    };

    private static TargetException Refused(SchemaSpec schema) => Assert.Throws<TargetException>(() => Target.Emit(schema).ToList());

    private static string Text(SchemaSpec schema) => Target.Emit(schema).Single(f => f.Path == "nanoframework/M.g.cs").Text;
}
