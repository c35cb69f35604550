using System.Globalization;
using Microsoft.AspNetCore.Http;
using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Viewing;

/// <summary>Which publishers of the fleet are shown or exported.</summary>
/// <param name="Name">A part of the name; case does not count. "" for any.</param>
/// <param name="State">Their state; null for any.</param>
/// <param name="Version">The schema version of their firmware; null for any.</param>
internal sealed record FleetFilter(string Name = "", PublisherState? State = null, int? Version = null)
{
    private static readonly Dictionary<string, PublisherState> States =
        Enum.GetValues<PublisherState>().ToDictionary(s => s.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>What an export is asked for.</summary>
    public string Query =>
        $"?name={Uri.EscapeDataString(Name)}&state={State}&version={Version?.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Null when a state or a version is none.</summary>
    public static FleetFilter? Read(IQueryCollection query)
    {
        var (state, version) = (query["state"].ToString(), query["version"].ToString());
        PublisherState? known = States.TryGetValue(state, out var word) ? word : null;
        int? number = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        return known is null == (state.Length == 0) && number is null == (version.Length == 0)
            ? new(query["name"].ToString(), known, number)
            : null;
    }

    public bool Takes(FleetRow row, DateTimeOffset now) =>
        row.Publisher.Name.Contains(Name.Trim(), StringComparison.OrdinalIgnoreCase)
        && (State is null || State == row.Publisher.StateAt(now))
        && (Version is null || Version == row.Version);
}
