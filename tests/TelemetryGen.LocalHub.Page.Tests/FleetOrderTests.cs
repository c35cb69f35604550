using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using TelemetryGen.LocalHub.Page.Viewing;
using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Tests;

/// <summary>How the rows of the fleet are sorted and chosen.</summary>
public sealed class FleetOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 6, 0, 0, TimeSpan.Zero);

    private static readonly FleetRow[] Rows =
    [
        Row("b", seen: 1, version: 3, battery: 3300, clock: 2), Row("A", seen: 400, version: 2, battery: 2900, clock: -90),
        Row("c", seen: 2000, version: null, battery: null, clock: null), Row("a", seen: 3, version: 2, battery: 3300, clock: 5),
    ];

    [Theory]
    [InlineData(nameof(FleetKey.Name), false, "A a b c")]
    [InlineData(nameof(FleetKey.Name), true, "c b a A")]
    [InlineData(nameof(FleetKey.State), false, "a b A c")]
    [InlineData(nameof(FleetKey.LastSeen), false, "b a A c")]
    [InlineData(nameof(FleetKey.Version), false, "A a b c")]
    [InlineData(nameof(FleetKey.Version), true, "b A a c")]
    [InlineData(nameof(FleetKey.Clock), true, "A a b c")]
    [InlineData(nameof(FleetKey.Value), false, "A a b c")]
    [InlineData(nameof(FleetKey.Value), true, "a b A c")]
    public void What_is_not_known_comes_last_and_equals_by_name(string key, bool descending, string expected) =>
        Assert.Equal(
            expected,
            string.Join(' ', new FleetOrder(Enum.Parse<FleetKey>(key), 0, descending).Sort(Rows, Now).Select(r => r.Publisher.Name)));

    [Fact]
    public void The_second_press_on_a_head_turns_the_order()
    {
        var first = new FleetOrder(FleetKey.Name).Pressed(FleetKey.Value, 1);
        Assert.Equal(new(FleetKey.Value, 1), first);
        Assert.Equal(new(FleetKey.Value, 1, true), first.Pressed(FleetKey.Value, 1));
        Assert.Equal(first, first.Pressed(FleetKey.Value, 1).Pressed(FleetKey.Value, 1));
        Assert.Equal(new(FleetKey.Value, 0), first.Pressed(FleetKey.Value, 0));
    }

    [Theory]
    [InlineData("", "", "", "b A c a")]
    [InlineData("A", "", "", "A a")]
    [InlineData(" b ", "", "", "b")]
    [InlineData("", "late", "", "A")]
    [InlineData("", "SILENT", "", "c")]
    [InlineData("", "", "2", "A a")]
    [InlineData("", "live", "2", "a")]
    public void Rows_are_chosen_by_name_state_and_version(string name, string state, string version, string expected)
    {
        var filter = FleetFilter.Read(Query(name, state, version));
        Assert.Equal(expected, string.Join(' ', Rows.Where(r => filter!.Takes(r, Now)).Select(r => r.Publisher.Name)));
    }

    [Theory]
    [InlineData("lost", "")]
    [InlineData("", "two")]
    [InlineData("", "-1")]
    [InlineData("1", "")]
    public void A_state_or_version_that_is_none_chooses_nothing(string state, string version) =>
        Assert.Null(FleetFilter.Read(Query("", state, version)));

    [Fact]
    public void What_an_export_is_asked_for_reads_back()
    {
        var filter = new FleetFilter("a&b", PublisherState.Late, 2);
        Assert.Equal("?name=a%26b&state=Late&version=2", filter.Query);
        Assert.Equal(filter, FleetFilter.Read(Query("a&b", "Late", "2")));
    }

    private static QueryCollection Query(string name, string state, string version) =>
        new(new Dictionary<string, StringValues> { ["name"] = name, ["state"] = state, ["version"] = version });

    // An interval of a minute: late after 185 s, silent after 1205.
    private static FleetRow Row(string name, int seen, int? version, double? battery, int? clock) => new(
        new Publisher(name, Now.AddSeconds(-seen), TimeSpan.FromMinutes(1), null, clock is { } c ? TimeSpan.FromSeconds(c) : null, 1, 0),
        version, [battery, 0]);
}
