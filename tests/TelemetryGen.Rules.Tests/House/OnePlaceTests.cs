using System.Text.RegularExpressions;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>
/// Decisions that once stood in many files and disagreed (decision 0148): what each is written with stands in one file of src now. Whoever
/// needs it calls that file. What runs on a board is no part of the tools and has its own.
/// </summary>
public class OnePlaceTests
{
    private const string Measures = "TelemetryGen.Schema/Measures/";

    private static readonly string Source = Path.Combine(Gallery.Folder, "../../src");

    [Theory]
    [InlineData("a decimal as text", @"""0\.#{10,}", Measures + "NumberText.cs")]
    [InlineData("the bits of NaN", @"0x7F(C0_?0000|F8_?0000)|\\x(c0|f8)\\x7f", Measures + "NullFloat.cs",
        "TelemetryGen.Targets/NanoFramework/Support/Core/TelemetryBytes.cs")]
    [InlineData("steps to units", @"\* \w+\.Step\) \+ ", Measures + "StepUnits.cs")]
    [InlineData("units to steps", @"ffset\) / ", Measures + "StepUnits.cs")]
    [InlineData("a case for each resolution", @"TimeResolution\.\w+( =>|\]|, "")", Measures + "ResolutionFacts.cs")]
    [InlineData("a resolution in words", "since 1970-01-01T", Measures + "ResolutionFacts.cs")]
    [InlineData("the unit of a duration", @"FieldKind\.Duration\b.*([Mm]illisecond|[ ""_]ms\b)", Measures + "FieldFacts.cs")]
    [InlineData("a text on one line", @"'\\u2028'", Measures + "OneLine.cs")]
    [InlineData("the records of a schema", @"Messages\.Concat\(\w*\.?LiveNestedRecords", "TelemetryGen.Schema/Model/SchemaSpec.cs")]
    [InlineData("the walk over records inside", @"\(f\.NestedRecord!.*\.Append\(f\.NestedRecord!\)",
        "TelemetryGen.Schema/Model/NestedRecordExtensions.cs")]
    public void It_stands_in_one_file(string what, string pattern, params string[] expected) =>
        Assert.Equal(expected.Prepend(what), SourceTree.FilesWith(Source, new Regex(pattern)).Prepend(what));
}
