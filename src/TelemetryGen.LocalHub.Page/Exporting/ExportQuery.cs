using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Page.Exporting;

/// <summary>What is exported.</summary>
/// <param name="Message">Records of this type alone, a column for each field; null for all.</param>
/// <param name="Publisher">Of this publisher alone; null for all.</param>
/// <param name="Events">From the newest so many events of the store.</param>
internal sealed record ExportQuery(string? Message, string? Publisher, int Events)
{
    public const int MostEvents = 1_000_000;
    private const int UsualEvents = 10_000;

    /// <summary>Null when the number of events is none.</summary>
    public static ExportQuery? Read(IQueryCollection query)
    {
        var events = UsualEvents;
        return query["events"].FirstOrDefault() is { Length: > 0 } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out events) || events is < 1 or > MostEvents)
            ? null
            : new(Given(query, "message"), Given(query, "publisher"), events);
    }

    private static string? Given(IQueryCollection query, string name) =>
        query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;
}
