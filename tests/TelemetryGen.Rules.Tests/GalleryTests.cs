using RuleTable = TelemetryGen.Generator.Diagnostics.Rules;

namespace TelemetryGen.Rules.Tests;

/// <summary>The gallery of mistakes, built as a user builds.</summary>
[Trait("Kind", "Device")]
public class GalleryTests
{
    [Theory]
    [InlineData("RuleGallery.csproj", ".")]
    [InlineData("Locked/Locked.csproj", "Locked")]
    [InlineData("Unlocked/Unlocked.csproj", "Unlocked")]
    [InlineData("OldLanguage/OldLanguage.csproj", "OldLanguage")]
    [InlineData("Settings/Settings.csproj", "Settings")]
    public async Task It_builds_to_exactly_what_its_lines_say(string project, string sources)
    {
        var said = await GalleryBuild.RunAsync(Path.Combine(Gallery.Folder, project));
        var expected = Gallery.Expected(Path.Combine(Gallery.Folder, sources)).AsEnumerable();
        if (sources == "Settings")
        {
            // Two properties of the project that are wrong, where no line of C# is to blame.
            expected = expected.Append(new Said("", 0, RuleTable.UnknownSetting.Id, "error"));
        }

        Assert.Equal(expected.Distinct().Select(e => e.ToString()).Order(StringComparer.Ordinal),
            said.Select(s => s.ToString()).Order(StringComparer.Ordinal));
    }
}
