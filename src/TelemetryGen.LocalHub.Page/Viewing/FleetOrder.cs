using TelemetryGen.LocalHub.Page.Watching;

namespace TelemetryGen.LocalHub.Page.Viewing;

/// <summary>What the fleet is sorted by, beside its fields.</summary>
internal enum FleetKey
{
    Name,
    State,
    LastSeen,
    Version,
    Clock,
    Lag,

    /// <summary>A field: <see cref="FleetOrder.Column"/> says which.</summary>
    Value,
}

/// <summary>How the rows of the fleet follow each other. What is not known comes last either way, and equals by name.</summary>
/// <param name="Key">By what.</param>
/// <param name="Column">The place of a field among <see cref="FleetFields.All"/>.</param>
/// <param name="IsDescending">The largest first.</param>
internal readonly record struct FleetOrder(FleetKey Key, int Column = 0, bool IsDescending = false)
{
    /// <summary>After a press on a column's head: turned when it is the one already.</summary>
    public FleetOrder Pressed(FleetKey key, int column) => new(key, column, Key == key && Column == column && !IsDescending);

    public FleetRow[] Sort(IEnumerable<FleetRow> rows, DateTimeOffset now)
    {
        var order = this;
        if (Key == FleetKey.Name)
        {
            var byName = rows.OrderBy(r => r.Publisher.Name, StringComparer.Ordinal);
            return [.. IsDescending ? byName.Reverse() : byName];
        }

        var known = rows.Select(row => (Row: row, Size: order.SizeOf(row, now))).OrderBy(r => r.Size is null);
        var sorted = IsDescending ? known.ThenByDescending(r => r.Size) : known.ThenBy(r => r.Size);
        return [.. sorted.ThenBy(r => r.Row.Publisher.Name, StringComparer.Ordinal).Select(r => r.Row)];
    }

    private double? SizeOf(FleetRow row, DateTimeOffset now) => Key switch
    {
        FleetKey.State => (int)row.Publisher.StateAt(now),
        FleetKey.LastSeen => (now - row.Publisher.LastSeen).TotalSeconds,
        FleetKey.Version => row.Version,
        FleetKey.Clock => row.Publisher.ClockBehind?.Duration().TotalSeconds,
        FleetKey.Lag => row.Publisher.Lag?.TotalSeconds,
        _ => row.Values[Column],
    };
}
