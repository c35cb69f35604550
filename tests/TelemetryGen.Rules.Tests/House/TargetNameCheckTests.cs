using System.Text.RegularExpressions;

namespace TelemetryGen.Rules.Tests.House;

/// <summary>
/// Every target refuses the names that rule TLG0303 refuses, also one that has no scopes yet: the day it declares some, it asks already.
/// </summary>
public class TargetNameCheckTests
{
    private static readonly string Targets = Path.Combine(Gallery.Folder, "../../src/TelemetryGen.Targets");

    [Fact]
    public void Every_target_asks_for_its_names()
    {
        var targets = SourceTree.FilesWith(Targets, new Regex(@"class \w+(\(.*\))? : ITarget\b")).ToList();

        Assert.NotEmpty(targets);
        Assert.Equal(targets, SourceTree.FilesWith(Targets, new Regex(@"NameCheck\.ThrowIfTaken\(this, schema\);")));
    }
}
