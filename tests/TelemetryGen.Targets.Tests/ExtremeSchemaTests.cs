using System.Globalization;
using System.Security;
using System.Text;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests;

/// <summary>
/// Schema documents that nobody would write and the reader accepts: each target makes its files, or says of which message it cannot and
/// why.
/// </summary>
public class ExtremeSchemaTests
{
    private static readonly string[] Steps =
        ["1e12", "1e13", "0.000000000001", "0.0000000000000000000000000001", "0.333333333333333", "7.12345678901234", "0.4", "1", "3"];

    private static readonly string[] Offsets = ["0", "0.5", "-273.15", "1e14", "-100000000000000.5", "0.0000000000000000000001"];
    private static readonly string[] Integers = ["uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64"];
    private static readonly string[] Names = ["A", "Value", "class", "None", "self", "a b", "1x", "_", "Größe", "{{ x }}", "x\"y", "../up",
        "😀", "Pack", "Array", "toString", new('N', 300)];
    private static readonly string[] Units = ["Cel", "{{ 1/0 }}", "*/", "\"\"\"", "\\", "<b>", "a b", "é", "%"];

    public static TheoryData<string> Targets => new(TargetRegistry.All.Select(t => t.Name));

    [Theory]
    [MemberData(nameof(Targets))]
    public void Files_or_an_error_with_its_place(string name)
    {
        var (emitted, refused, read) = (0, 0, 0);
        for (var seed = 0; seed < 600; seed++)
        {
            var xml = Document(new Random(seed));
            if (Read(xml) is not { } schema)
            {
                continue;
            }

            read++;
            foreach (var emit in Ways(TargetRegistry.Find(name)!))
            {
                try
                {
                    emitted += emit(schema).Any() ? 1 : 0;
                }
                catch (TargetException error)
                {
                    Assert.True(error.MessageName is { Length: > 0 } || error.Message.StartsWith("enum ", StringComparison.Ordinal),
                        $"{error.Message}\n{xml}");
                    refused++;
                }
                catch (Exception error)
                {
                    Assert.Fail($"seed {seed}: {error.GetType().Name}: {error.Message}\n{error.InnerException}\n{xml}");
                }
            }
        }

        Assert.True(read > 200 && emitted > 20, $"{read} were read, {emitted} emitted, {refused} refused.");
    }

    [Theory]
    [InlineData("1e12")]
    [InlineData("0.333333333333333")]
    [InlineData("0.000000000001")]
    public void A_step_of_any_size_is_emitted_by_all(string step) =>
        Assert.All(TargetRegistry.All.SelectMany(Ways), emit => Assert.NotEmpty(emit(SchemaDocument.Parse(WithStep(step)))));

    [Theory]
    [InlineData("1e18")]
    [InlineData("1e-20")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void A_step_beyond_all_numbers_of_a_board_is_refused_by_name_before_any_target_is_asked(string step)
    {
        var error = Assert.Throws<SchemaDocumentException>(() => SchemaDocument.Parse(WithStep(step)));

        Assert.Contains("The step of Value is ", error.Message, StringComparison.Ordinal);
    }

    private static string WithStep(string step) =>
        $"<telemetrySchema name='S' id='1' version='1' xmlns='urn:telemetrygen:schema:1'><message name='M' id='1'><scaled name='Value' "
            + $"type='int64' step='{step}'/></message></telemetrySchema>";

    // Each way in which the command asks a target.
    private static IEnumerable<Func<SchemaSpec, IEnumerable<EmittedFile>>> Ways(ITarget target)
    {
        yield return schema => target.Emit(schema).ToList();
        if (target.Boards.Count > 0)
        {
            yield return schema => target.Emit(schema, new(target.Boards[0])).ToList();
        }

        if (target.HasNativeCode)
        {
            yield return schema => target.Emit(schema, new(IsNative: true)).ToList();
        }
    }

    private static SchemaSpec? Read(string xml)
    {
        try
        {
            return SchemaDocument.Parse(xml);
        }
        catch (SchemaDocumentException)
        {
            return null;
        }
    }

    private static string Document(Random random)
    {
        // Most names are good ones, or nothing but names would be refused.
        string Name(string usual) => random.Next(40) == 0 ? Pick(Names) : usual;
        string Pick(string[] choices) => SecurityElement.Escape(choices[random.Next(choices.Length)]);
        var text = new StringBuilder(
            $"<telemetrySchema name=\"{Name("Acme.Odd")}\" id=\"65535\" version=\"65535\" xmlns=\"urn:telemetrygen:schema:1\">");
        var wire = Pick(Integers);
        text.Append(CultureInfo.InvariantCulture,
            $"<enum name=\"{Name("State")}\" type=\"{wire}\"><value name=\"{Name("Off")}\">0</value><value "
                + $"name=\"{Name("On")}\">127</value></enum>");
        text.Append(CultureInfo.InvariantCulture, $"<message name=\"{Name("Message")}\" id=\"32767\" namespace=\"{Name("Acme")}\">");
        for (var i = 0; i < 4; i++)
        {
            var common =
                $"name=\"{Name("Field" + i)}\"{(random.Next(2) == 0 ? $" unit=\"{Pick(Units)}\"" : "")}"
                + $"{(random.Next(8) == 0 ? " since=\"65535\"" : "")}";
            var optional = random.Next(3) == 0 ? " optional=\"true\"" : "";
            text.Append(random.Next(9) switch
            {
                0 or 1 or 2 => $"<scaled {common}{optional} type=\"{Pick(Integers)}\" step=\"{Pick(Steps)}\" offset=\"{Pick(Offsets)}\" />",
                3 =>
                    $"<float {common}{optional} type=\"{(random.Next(2) == 0 ? "float" : "double")}\" "
                        + $"min=\"{(random.Next(2) == 0 ? "-1.7976931348623157E+308" : "-Infinity")}\" "
                        + $"max=\"{(random.Next(2) == 0 ? "5E-324" : "Infinity")}\" />",
                4 => $"<integer {common} type=\"{Pick(Integers)}\" length=\"{(random.Next(2) == 0 ? 1 : 8000)}\" />",
                5 => $"<text {common}{optional} maxBytes=\"{(random.Next(2) == 0 ? 1 : WireLayout.MaxDataBytes)}\" />",
                6 =>
                    $"<group {common}{optional} type=\"{Name("Part")}\" "
                        + $"maxCount=\"{(random.Next(2) == 0 ? 1 : WireLayout.MaxEntries)}\"><scaled name=\"Inner\" type=\"int64\" "
                        + $"step=\"{Pick(Steps)}\" /></group>",
                7 => $"<duration {common}{optional} type=\"int64\" min=\"-9223372036854775807\" max=\"9223372036854775807\" />",
                _ => $"<integer {common}{optional} type=\"{Pick(Integers)}\" min=\"0\" max=\"1\" />",
            });
        }

        return text.Append("</message></telemetrySchema>").ToString();
    }
}
