using System.Xml.Linq;
using TelemetryGen.Schema;

namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// Enumerations and sets with several names for one value. To SBE a value has one name: two are two constants of one number in generated
/// code, which does not compile.
/// </summary>
public class SbeEnumTests
{
    [Fact]
    public void Of_two_names_of_a_value_the_first_declared_is_the_value_and_the_other_a_word()
    {
        var gear = SchemaOf.Enum("Gear", WireType.UInt8, ("None", 0), ("Low", 1), ("First", 1), ("High", 2), ("Neutral", 0), ("Lowest", 1));

        Assert.Equal(
            ["None=0 Also called Neutral.", "Low=1 Also called First, Lowest.", "High=2"],
            Entries(gear, FieldKind.Enumeration, "validValue"));
    }

    [Fact]
    public void A_name_that_is_added_behind_changes_no_name()
    {
        var before = SchemaOf.Enum("Gear", WireType.Int16, ("Low", -1), ("High", 2));
        var after = SchemaOf.Enum("Gear", WireType.Int16, ("Low", -1), ("High", 2), ("Default", -1), ("default", 2));

        Assert.Equal(["Low=-1", "High=2"], Entries(before, FieldKind.Enumeration, "validValue"));
        Assert.Equal(["Low=-1 Also called Default.", "High=2 Also called default."], Entries(after, FieldKind.Enumeration, "validValue"));
    }

    [Fact]
    public void A_first_name_that_generated_code_cannot_have_says_all_of_its_names()
    {
        var gear = SchemaOf.Enum("Gear", WireType.UInt8, ("class", 0), ("Basic", 0));

        Assert.Equal(["class_=0 In C#: class. Also called Basic."], Entries(gear, FieldKind.Enumeration, "validValue"));
    }

    [Fact]
    public void A_bit_of_a_set_has_one_name_and_what_is_no_single_bit_is_told_at_the_set()
    {
        var alarms = SchemaOf.Enum("Alarms", WireType.Int16, ("None", 0), ("Hot", 1), ("Warm", 1), ("Both", 3), ("Cold", 2), ("Nothing", 0),
            ("All", 3), ("Top", -32768), ("Last", -32768)) with { IsFlags = true };

        Assert.Equal(["Hot=0 Also called Warm.", "Cold=1", "Top=15 Also called Last."], Entries(alarms, FieldKind.Flags, "choice"));
        Assert.Equal("No single bit, and so no choice: None, Both, Nothing, All.",
            (string?)Emit(alarms, FieldKind.Flags).Descendants("set").Single().Attribute("description"));
    }

    [Fact]
    public void Two_names_of_the_null_value_are_both_told_where_it_is_null()
    {
        var mode = SchemaOf.Enum("Mode", WireType.UInt8, ("On", 1), ("Unknown", 255), ("Other", 255));

        Assert.Equal(["On=1"], Entries(mode, FieldKind.Enumeration, "validValue", optional: true)
            .Where(e => e.StartsWith("On", StringComparison.Ordinal)).Distinct());
        Assert.Equal(
            "No valid value of SBE: Unknown = 255, Other = 255.",
            (string?)Emit(mode, FieldKind.Enumeration, optional: true).Descendants("enum").Single(e => SbeXml.Name(e) == "Mode_optional")
                .Attribute("description"));
        Assert.Equal(["On=1", "Unknown=255 Also called Other."], Entries(mode, FieldKind.Enumeration, "validValue"));
    }

    [Fact]
    public void An_alias_needs_no_name_that_sbe_allows()
    {
        var door = SchemaOf.Enum("Door", WireType.UInt8, ("Open", 1), ("Geöffnet", 1));

        Assert.Equal(["Open=1 Also called Geöffnet."], Entries(door, FieldKind.Enumeration, "validValue"));
    }

    private static IEnumerable<string> Entries(EnumSpec enumeration, FieldKind kind, string element,
        bool optional = false) => Emit(enumeration, kind, optional).Descendants(element)
        .Select(e => $"{SbeXml.Name(e)}={e.Value} {(string?)e.Attribute("description")}".TrimEnd());

    private static XElement Emit(EnumSpec enumeration, FieldKind kind, bool optional = false)
    {
        var text = SchemaOf.Emit("sbe", SchemaOf.Fields(
            [enumeration], new FieldSpec("E", kind, enumeration.Wire) { Enumeration = enumeration.Name, Optional = optional }));
        Assert.Empty(SbeRules.Broken(text));
        return XDocument.Parse(text).Root!;
    }
}
