using System.Text;
using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests.Reference;

/// <summary>
/// docs/attributes.md says what the wire and every target make of each kind of field: of Reference/Fields.cs of the samples, whose schema
/// document the tests of the rules hold to the generator.
/// </summary>
public partial class FieldReferenceTests
{
    private static readonly SchemaSpec Schema = SchemaDocument.Parse(SampleSchemas.Text("Fields.xml"));

    [Fact]
    public void The_page_says_what_targets_make_of_each_field()
    {
        var forms = new FieldForms(Schema);
        var text = new StringBuilder("On the wire and on boards:\n\n| C# | bytes | wire | MicroPython | nanoFramework |\n");
        text.Append("|---|---|---|---|---|\n");
        foreach (var (declared, field) in Declarations())
        {
            var (size, type) = forms.Wire(field);
            var python = forms.MicroPython(field).Replace("|", "\\|", StringComparison.Ordinal);
            text.Append($"| `{declared}` | {size} | {type} | {python} | `{forms.NanoFramework(field)}` |\n");
        }

        text.Append("\nDecoded, and in SBE's own XML:\n\n| C# | SBE | Protobuf | Avro | JSON Schema | KQL |\n|---|---|---|---|---|---|\n");
        foreach (var (declared, field) in Declarations())
        {
            text.Append($"| `{declared}` | {forms.Sbe(field)} | {forms.Protobuf(field)} | {forms.Avro(field)} "
                + $"| {forms.JsonSchema(field)} | {forms.Kql(field)} |\n");
        }

        PageSection.Match("docs/attributes.md", "fields", text.ToString());
    }

    [Fact]
    public void Each_kind_of_field_is_on_the_page() => Assert.Equal(
        Enum.GetValues<FieldKind>(), Schema.Messages.Single().Fields.Select(f => f.Kind).Distinct().Order());

    [Fact]
    public void Each_field_of_the_document_is_declared() =>
        Assert.Equal(Schema.Messages.Single().Fields.Select(f => f.Name), Declarations().Select(d => d.Field));

    // A parameter of the record is a line.
    private static IEnumerable<(string Declared, string Field)> Declarations() => Parameter().Matches(SampleSchemas.Text("Fields.cs"))
        .Select(m => (m.Groups["declared"].Value, m.Groups["name"].Value));

    [GeneratedRegex(@"^    (?<declared>\S.*) (?<name>[A-Z]\w+)(?:,|\);)\r?$", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
