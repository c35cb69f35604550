using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

public class KqlTargetTests
{
    [Theory]
    [InlineData("greenhouse.xml")]
    [InlineData("everything.xml")]
    [InlineData("parts.xml")]
    public void Every_field_is_a_column_with_a_path(string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample));

        var script = KqlScript.Parse(SchemaOf.Emit("kql", schema));

        Assert.Equal(schema.Messages.Select(m => m.Name), script.Columns.Keys);
        foreach (var message in schema.Messages)
        {
            var names = message.LiveFields.OrderBy(f => f.Since).Select(f => f.Name);
            Assert.Equal(names, script.Columns[message.Name].Keys);
            Assert.Equal(names.Select(n => (n, "$." + n)), script.Paths[message.Name].Select(p => (p.Key, p.Value)));
        }
    }

    [Trait("Kind", "Device")]
    [Theory]
    [InlineData("greenhouse.xml")]
    [InlineData("everything.xml")]
    [InlineData("parts.xml")]
    public async Task Microsofts_parser_has_nothing_against_the_commands(string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample));

        var commands = await KustoLanguage.CheckAsync(SchemaOf.Emit("kql", schema));

        Assert.Equal(schema.Messages.SelectMany(
            _ => (string[])[".create-merge table", ".alter-merge table", ".create-or-alter table"]), commands);
    }

    [Trait("Kind", "Device")]
    [Fact]
    public async Task Microsofts_parser_sees_what_is_wrong()
    {
        var kql = SchemaOf.Emit("kql", SchemaOf.Fields(SchemaOf.Number("X") with { Unit = "it's \"m\\\"" }, SchemaOf.Number("Größe")));

        Assert.Equal([".create-merge table", ".alter-merge table", ".create-or-alter table"], await KustoLanguage.CheckAsync(kql));
        Assert.Contains("'Y' does not refer to any known column",
            (await KustoLanguage.CheckAsync(kql.Replace("['X']: \"", "['Y']: \"", StringComparison.Ordinal)))[1], StringComparison.Ordinal);
        Assert.Contains(
            "Error", (await KustoLanguage.CheckAsync(kql.Replace("\\'", "'", StringComparison.Ordinal)))[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Types_hold_every_value()
    {
        var columns = KqlScript.Parse(SchemaOf.Emit("kql", SampleSchemas.Everything)).Columns;

        Assert.Equal(("int", "int", "long", "decimal"),
            (columns["Numbers"]["U8"], columns["Numbers"]["U16"], columns["Numbers"]["U32"], columns["Numbers"]["U64"]));
        Assert.Equal(("int", "long", "real", "real"),
            (columns["Numbers"]["I32"], columns["Numbers"]["I64"], columns["Numbers"]["F32"], columns["Optionals"]["Level"]));
        var trip = KqlScript.Parse(SchemaOf.Emit("kql", SampleSchemas.Parts));
        Assert.All(["Depot", "Axes", "Temperatures", "Track", "Levels", "Goal"], c => Assert.Equal("dynamic", trip.Columns["Trip"][c]));
        Assert.Equal("At most 4 entries. Array of Waypoint, with Where, Speed, Faults, Stopped, Wheels, Heading, Night.",
            trip.Docstrings["Trip"]["Track"]);
        Assert.Equal(("datetime", "dynamic", "string", "bool"),
            (columns["Grown"]["At"], columns["Grown"]["Alarms"], columns["Grown"]["Mode"], columns["Grown"]["A"]));
    }

    [Fact]
    public void Words_of_the_user_stay_in_their_literals()
    {
        const string unit = "a\"b\\c'd\n.drop table X";

        var script = KqlScript.Parse(SchemaOf.Emit("kql", SchemaOf.Fields(SchemaOf.Number("Größe") with { Unit = unit })));

        Assert.Equal("Unit: a\"b\\c'd .drop table X.", script.Docstrings["M"]["Größe"]);
        Assert.Equal("$['Größe']", script.Paths["M"]["Größe"]);
    }

    [Fact]
    public void A_message_of_which_there_is_nothing_to_say_has_no_docstrings()
    {
        Assert.Empty(KqlScript.Parse(SchemaOf.Emit("kql", SchemaOf.Fields(SchemaOf.Number("X")))).Docstrings);
    }

    [Theory]
    [InlineData("__x")]
    [InlineData("x__")]
    public void A_name_that_kusto_keeps_to_itself_is_refused_by_field(string name)
    {
        var error = Assert.Throws<TargetException>(() => SchemaOf.Emit("kql", SchemaOf.Fields(SchemaOf.Number(name))));

        Assert.Equal(
            $"M.{name}: it is called {name} in Kusto, which keeps names with two underscores at the start or end for itself. Give it "
                + "another name.", error.Message);
    }

    [Theory]
    [InlineData("['A'] int")]
    [InlineData("['A']: uint")]
    [InlineData("['A'B']: int")]
    public void The_check_of_these_tests_refuses_what_is_no_command(string column)
    {
        Assert.Throws<FormatException>(
            () => KqlScript.Parse($".create-merge table ['M'] (\n    {column}\n) with (docstring = \"\", folder = \"\")"));
    }
}
