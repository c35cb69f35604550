using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TelemetryGen.LocalHub.Http.Reading;

/// <summary>What is asked of the read endpoint.</summary>
/// <param name="After">Events with a higher sequence number are wanted; null for those that come from now on.</param>
/// <param name="Wait">How long to wait for the first one.</param>
/// <param name="Max">Most events of an answer.</param>
internal sealed record ReadQuery(long? After, TimeSpan Wait, int Max)
{
    public const int MaxWaitSeconds = 60;
    public const int MostEvents = 10_000;
    public const int DefaultEvents = 1000;

    /// <summary>Null when it is right.</summary>
    public static HubFault? TryRead(IQueryCollection query, out ReadQuery? result)
    {
        result = null;
        var after = query["after"].ToString();
        var number = -1L;
        if (after is not ("" or "latest") && !long.TryParse(after, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return HubFault.BadRequest("after is not a sequence number or 'latest'");
        }

        if (!TryNumber(query["wait"].ToString(), 0, MaxWaitSeconds, 0, out var wait))
        {
            return HubFault.BadRequest($"wait is not 0 to {Text(MaxWaitSeconds)} (seconds)");
        }

        if (!TryNumber(query["max"].ToString(), 1, MostEvents, DefaultEvents, out var max))
        {
            return HubFault.BadRequest($"max is not 1 to {Text(MostEvents)} (events)");
        }

        result = new ReadQuery(after == "latest" ? null : Math.Max(number, -1), TimeSpan.FromSeconds(wait), max);
        return null;
    }

    private static bool TryNumber(string text, int least, int most, int none, out int number)
    {
        number = none;
        return text.Length == 0
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
