using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Targets.Tests.Sbe;

namespace TelemetryGen.Targets.Tests;

/// <summary>
/// Numbers are texts that their readers take: whole ones are digits, whatever decimals they were computed with (300.00 / 0.1 is 3000.0),
/// and nothing has a zero after its last digit.
/// </summary>
public partial class NumberTextTests
{
    // Bounds and steps as people write them: with trailing zeros, with exponents, from offsets that are no whole steps.
    private static readonly SchemaSpec Schema = SchemaDocument.Parse("""
        <telemetrySchema name='Acme.Numbers' id='1' version='1' xmlns='urn:telemetrygen:schema:1'>
          <enum name='Gear' type='uint8'><value name='Low'>1.0</value><value name='High'>2e0</value></enum>
          <flags name='Alarms' type='uint8'><value name='Hot'>4.00</value></flags>
          <message name='M' id='1'>
            <scaled name='Kelvin' type='uint16' step='0.1' offset='-273.15' min='-273.15' max='26.85'/>
            <scaled name='Half' type='int16' step='0.10' offset='0.5' min='-10.0' max='20.50' optional='true'/>
            <scaled name='Quarter' type='int32' step='0.25' offset='0.750' min='-0.25' max='1000.000'/>
            <scaled name='Tens' type='uint32' step='1e1' offset='-2.50' min='-2.5' max='1.175e2'/>
            <scaled name='Tiny' type='uint16' step='1E-7' min='0.0' max='0.0003000'/>
            <integer name='Whole' type='uint16' min='0.0' max='3e3'/>
            <duration name='Span' type='int32' min='-10.0' max='86400000.0'/>
            <enumeration name='Gear' enum='Gear'/>
            <flagset name='Alarms' enum='Alarms'/>
          </message>
        </telemetrySchema>
        """);

    private static readonly string[] Numbers = ["Kelvin", "Half", "Quarter", "Tens", "Tiny", "Whole", "Span"];

    public static TheoryData<string> Targets => [.. TargetRegistry.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_number_has_zeros_behind_its_last_digit_or_an_exponent(string target)
    {
        var files = TargetRegistry.Find(target)!.Emit(Schema)
            .Where(f => f.Text.Contains("Kelvin", StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotMatch(Unreadable(), f.Text.Replace("<?xml version=\"1.0\"", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Bounds_are_written_as_whole_numbers_of_their_type()
    {
        var text = SchemaOf.Emit("sbe", Schema);
        var types = new SbeXml(text).Types;

        Assert.Empty(SbeRules.Broken(text));
        Assert.Equal(
            [(null, "3000"), ("-105", "200"), ("-4", "3997"), (null, "12"), (null, "3000"), (null, "3000"), ("-10", "86400000")],
            Numbers.Select(n => types[$"M_{n}"])
                .Select(t => t.Name.LocalName == "composite" ? t.Elements().First() : t)
                .Select(t => ((string?)t.Attribute("minValue"), (string?)t.Attribute("maxValue"))));
        Assert.Equal(["1", "2"], types["Gear"].Elements().Select(v => v.Value));
    }

    [Fact]
    public void A_board_compares_with_integers()
    {
        var module = Assert.Single(
            TargetRegistry.Find("micropython")!.Emit(Schema), f => f.Path.EndsWith("/m.py", StringComparison.Ordinal)).Text;
        var firmware = Assert.Single(
            TargetRegistry.Find("nanoframework")!.Emit(Schema), f => f.Path.EndsWith("/M.g.cs", StringComparison.Ordinal)).Text;

        Assert.Matches(@"[ (]3000\b", module);
        Assert.Matches(@"[ (]3000\b", firmware);
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("3000.0", true)]
    [InlineData("20.50", true)]
    [InlineData("1E-07", true)]
    [InlineData("20.5", false)]
    [InlineData("0x1E", false)]
    [InlineData("1.0.10", false)]
    public void The_pattern_of_these_tests_sees_them(string text, bool isUnreadable) =>
        Assert.Equal(isUnreadable, Unreadable().IsMatch($"({text})"));

    [GeneratedRegex(@"(?<![\w.])\d+\.\d*0(?![\d.])|(?<![\w.])\d+(\.\d+)?[eE][+-]?\d")]
    private static partial Regex Unreadable();
}
