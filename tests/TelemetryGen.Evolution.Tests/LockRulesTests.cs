using TelemetryGen.Schema;

namespace TelemetryGen.Evolution.Tests;

/// <summary>
/// What the rules of the lock allow is what the matrix proves: every step of the contract is taken, and the way back is not.
/// </summary>
public class LockRulesTests
{
    public static TheoryData<int, int> Steps =>
        [.. from old in Enumerable.Range(1, 5) from next in Enumerable.Range(1, 5) where old < next select (old, next)];

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_later_version_has_changes_and_no_break(int old, int next)
    {
        var changes = Compatibility.Compare(VersionAssembly.Of(old).Schema, VersionAssembly.Of(next).Schema);

        Assert.NotEmpty(changes);
        Assert.All(changes, c => Assert.False(c.IsBreak, c.Text));
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void An_earlier_version_is_older_than_its_lock(int old, int next)
    {
        var change = Assert.Single(Compatibility.Compare(VersionAssembly.Of(next).Schema, VersionAssembly.Of(old).Schema));

        Assert.Equal("TLG0207", change.Rule);
    }
}
